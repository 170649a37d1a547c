import type { CaptionStyle } from "../spec/caption-style.ts";
import { highlights } from "./highlights/registry.ts";

/** Outlines of neighbouring words, or a word's patch and the next outline, stay this far apart. */
const apartEm = 0.12;

/** Space between words in pixels: that of the font, or more when outlines or highlights would touch in it. */
export const wordGapPx = (style: CaptionStyle, fontSpacePx: number): number => {
  const beside = Math.max(style.stroke_px, highlights[style.highlight_style].besideEm * style.font_size_px);
  return Math.max(fontSpacePx, style.stroke_px + beside + apartEm * style.font_size_px);
};

/** Of the space between words a growing word may take this share, and of what outlines leave of it this one. */
const growth = { ofSpace: 0.3, ofClear: 0.7 };

/** How far a word that is alone on its line may grow to either side, in em. */
const aloneEm = 0.16;

/** How much a word may grow to either side without coming too close to the others on its line, in pixels. */
export const growRoomPx = (line: readonly unknown[], spacePx: number, strokePx: number, fontSizePx: number): number =>
  line.length === 1
    ? aloneEm * fontSizePx
    : Math.min(growth.ofSpace * spacePx, growth.ofClear * Math.max(0, spacePx - 2 * strokePx));
