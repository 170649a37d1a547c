import { fontCss } from "../src/captions/font-css.ts";
import type { MeasureText } from "../src/captions/measure.ts";

const emPx = 100;
const context = document.createElement("canvas").getContext("2d");

/** Width of a text in em, measured by the browser. Its font must be loaded. */
export const measureInBrowser: MeasureText = (text, family, weight) => {
  if (!context) {
    throw new Error("the browser has no canvas");
  }
  context.font = `${weight} ${emPx}px ${String(fontCss(family, weight).fontFamily)}`;
  return context.measureText(text).width / emPx;
};
