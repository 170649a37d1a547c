import type { MeasureText } from "../../src/captions/measure.ts";
import { drawsWith, type Drawer } from "./draws-with.ts";

/** Width of every glyph of the emoji font, in em, sequences of several code points included. */
const emojiEm = 1.2451171875;

/** Width, in em, given to what only a font of the system draws; Chinese and Japanese characters are exactly this. */
const systemEm = 1;

const graphemes = new Intl.Segmenter();

type Run = { readonly drawer: Drawer; text: string; count: number };

const sameFile = (one: Drawer, other: Drawer): boolean =>
  one.by === "text" && other.by === "text" ? one.subset === other.subset : one.by === other.by;

const widthEm = ({ drawer, text, count }: Run): number => {
  if (drawer.by === "text") {
    const font = drawer.subset.font();
    return font.layout(text).advanceWidth / font.unitsPerEm;
  }
  return count * (drawer.by === "emoji" ? emojiEm : systemEm);
};

/** Width of a text in em, kerning included, from the very files the browser draws with. */
export const measureText: MeasureText = (text, family, weight) => {
  const runs: Run[] = [];
  for (const { segment } of graphemes.segment(text)) {
    const drawer = drawsWith(segment, family, weight);
    const last = runs.at(-1);
    if (last && sameFile(last.drawer, drawer)) {
      last.text += segment;
      last.count += 1;
    } else {
      runs.push({ drawer, text: segment, count: 1 });
    }
  }
  return runs.reduce((width, run) => width + widthEm(run), 0);
};
