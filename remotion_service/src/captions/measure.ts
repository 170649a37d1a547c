import type { FontFamily, FontWeight } from "./font-catalog.ts";

/** Advance width of a text in em (multiply by the font size for pixels). */
export type MeasureText = (text: string, family: FontFamily, weight: FontWeight) => number;
