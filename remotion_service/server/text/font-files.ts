import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { create, type Font } from "fontkit";
import { fontCatalog, nearestWeight, type FontFamily, type FontWeight } from "../../src/captions/font-catalog.ts";
import { inRanges, parseRanges, type Ranges } from "./unicode-ranges.ts";

/** One of the files that a family is cut into: the browser uses it for the characters of its ranges only. */
export type Subset = {
  readonly path: string;
  readonly ranges: Ranges;
  readonly font: () => Font;
};

const require = createRequire(import.meta.url);

/** Where the files of a family lie, and its subsets as the package's stylesheet declares them. */
const fontPackage = (slug: string): { folder: string; ranges: ReadonlyMap<string, Ranges> } => {
  const list = require.resolve(`@fontsource/${slug}/unicode.json`);
  const declared = JSON.parse(readFileSync(list, "utf8")) as Record<string, string>;
  const ranges = new Map(Object.entries(declared).map(([name, text]) => [name, parseRanges(text)]));
  return { folder: join(dirname(list), "files"), ranges };
};

let emoji: Ranges | null = null;

/** The characters of the bundled emoji. */
export const emojiRanges = (): Ranges => {
  const sheet = (): string => readFileSync(require.resolve("@infolektuell/noto-color-emoji/index.css"), "utf8");
  emoji ??= Array.from(sheet().matchAll(/unicode-range:([^;]+);/gu), ([, list]) => parseRanges(list ?? "")).flat();
  return emoji;
};

const opened = new Map<string, readonly Subset[]>();

const openLater = (path: string): (() => Font) => {
  let font: Font | null = null;
  return () => (font ??= create(readFileSync(path)) as Font);
};

/** The subsets of a bundled family in the face drawn for a weight, in the order in which the browser tries them. */
export const subsets = (family: FontFamily, weight: FontWeight): readonly Subset[] => {
  const face = nearestWeight(family, weight);
  const key = `${family} ${face}`;
  const known = opened.get(key);
  if (known) {
    return known;
  }
  const { slug } = fontCatalog[family];
  const { folder, ranges } = fontPackage(slug);
  const found = Array.from(ranges, ([name, own]): Subset => {
    const path = join(folder, `${slug}-${name}-${face}-normal.woff2`);
    return { path, ranges: own, font: openLater(path) };
  });
  // Of several faces declared for a character the browser takes the last.
  const last = found.toReversed();
  opened.set(key, last);
  return last;
};

/** The subset of a face that draws a text of one or more code points, or undefined when none does. */
export const subsetFor = (text: string, family: FontFamily, weight: FontWeight): Subset | undefined => {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  return subsets(family, weight).find(
    ({ ranges, font }) =>
      codes.every((code) => inRanges(ranges, code)) && codes.every((code) => font().hasGlyphForCodePoint(code)),
  );
};
