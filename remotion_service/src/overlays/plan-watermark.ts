import type { FontFamily, FontWeight } from "../captions/font-catalog.ts";
import type { MeasureText } from "../captions/measure.ts";
import { outputScale, safeArea } from "../captions/safe-area.ts";
import type { Box } from "../layouts/panel-boxes.ts";
import type { WatermarkSpec } from "../spec/overlays.ts";
import { acrossFrom, nearestFree } from "./nearest-free.ts";
import type { WatermarkPlan } from "./overlay-plan.ts";

/** A logo that the browser can draw. */
export type Logo = { readonly src: string; readonly width: number; readonly height: number };

type Picture = { readonly width: number; readonly height: number };

const family: FontFamily = "Montserrat";
const weight: FontWeight = 700;

/** Most height of a logo, as a share of the picture's. */
const maxHeight = 0.14;
/** Largest letters, in pixels of a 1080 pixels wide picture. */
const maxTextPx = 44;
/** Height of a line of text, and room for its shadow beside it, in em. */
const lineEm = 1.6;
const shadowEm = 0.3;

const evenDown = (value: number): number => 2 * Math.floor(value / 2);
const evenUp = (value: number): number => 2 * Math.ceil(value / 2);
const even = (value: number): number => Math.max(2, 2 * Math.round(value / 2));

type Corner = {
  readonly corner: WatermarkSpec["corner"];
  readonly picture: Picture;
  readonly captions: readonly Box[];
};

/** The box in its corner, moved up or down when the captions need the room. */
const placed = ({ width, height }: Picture, { corner, picture, captions }: Corner): Box => {
  const low = corner.startsWith("bottom");
  const { left, right, top, bottom } = safeArea(picture, low ? picture.height : 0);
  const x = corner.endsWith("left") ? evenUp(left) : evenDown(right - width);
  const range = { from: evenUp(top), to: evenDown(bottom) };
  const wanted = low ? range.to - height : range.from;
  const taken = captions.flatMap((box) => acrossFrom({ x, width }, box));
  return { x, y: nearestFree(height, wanted, range, taken) ?? wanted, width, height };
};

const imageSize = (logo: Logo, share: number, picture: Picture): Picture => {
  const scale = Math.min((share * picture.width) / logo.width, (maxHeight * picture.height) / logo.height);
  return { width: even(logo.width * scale), height: even(logo.height * scale) };
};

/** Place a watermark. `logo` is there exactly when the mark has an image. */
export const planWatermark = (
  mark: WatermarkSpec,
  picture: Picture,
  { logo, captions, measure }: { logo: Logo | null; captions: readonly Box[]; measure: MeasureText },
): WatermarkPlan => {
  const { corner, opacity } = mark;
  const at = { corner, picture, captions };
  if (logo) {
    const box = placed(imageSize(logo, mark.width, picture), at);
    return { box, opacity, content: { kind: "image", src: logo.src } };
  }
  const text = mark.text ?? "";
  const em = measure(text, family, weight) + 2 * shadowEm;
  const sizePx = Math.min((mark.width * picture.width) / em, maxTextPx * outputScale(picture));
  const box = placed({ width: even(Math.ceil(em * sizePx)), height: even(Math.ceil(lineEm * sizePx)) }, at);
  return { box, opacity, content: { kind: "text", text, font: { family, weight, sizePx } } };
};
