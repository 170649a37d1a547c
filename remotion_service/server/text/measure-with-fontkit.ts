import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { create, type Font } from "fontkit";
import type { FontFamily, FontWeight } from "../../src/captions/font-catalog.ts";
import type { MeasureText } from "../../src/captions/measure.ts";

const packages: Readonly<Record<FontFamily, string>> = {
  Montserrat: "montserrat",
  "Golos Text": "golos-text",
  Rubik: "rubik",
};

/** In order of preference; together they hold every letter the family has for our languages. */
const subsets = ["cyrillic", "latin", "cyrillic-ext", "latin-ext"];

/** Width, in em, given to characters that no bundled font draws (emoji, mostly). */
const foreignEm = 1.25;

const graphemes = new Intl.Segmenter();
const require = createRequire(import.meta.url);
const opened = new Map<string, Font[]>();

/** The files of a bundled font at one weight. */
export const fontFiles = (family: FontFamily, weight: FontWeight): string[] => {
  const name = packages[family];
  return subsets.map((subset) => require.resolve(`@fontsource/${name}/files/${name}-${subset}-${weight}-normal.woff2`));
};

const fonts = (family: FontFamily, weight: FontWeight): Font[] => {
  const key = `${family} ${weight}`;
  let found = opened.get(key);
  if (!found) {
    found = fontFiles(family, weight).map((path) => create(readFileSync(path)) as Font);
    opened.set(key, found);
  }
  return found;
};

type Run = { font: Font | undefined; text: string };

const runs = (text: string, faces: readonly Font[]): Run[] => {
  const all: Run[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const font = faces.find((face) => face.hasGlyphForCodePoint(code));
    const last = all.at(-1);
    if (last && last.font === font) {
      last.text += character;
    } else {
      all.push({ font, text: character });
    }
  }
  return all;
};

/** Width of a text in em, kerning included, from the very files the browser draws with. */
export const measureText: MeasureText = (text, family, weight) =>
  runs(text, fonts(family, weight)).reduce((width, run) => {
    const own = run.font
      ? run.font.layout(run.text).advanceWidth / run.font.unitsPerEm
      : foreignEm * [...graphemes.segment(run.text)].length;
    return width + own;
  }, 0);
