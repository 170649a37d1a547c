import type { CaptionStyle } from "../spec/caption-style.ts";

/** Width of the outline around letters of a size: a page that is made smaller has a thinner one. */
export const outlinePx = (style: CaptionStyle, fontSizePx: number): number =>
  (style.stroke_px * fontSizePx) / style.font_size_px;
