import type { CaptionStyle } from "../spec/caption-style.ts";
import type { CaptionPage, CaptionStripBox } from "./caption-plan.ts";

/** Distance between baselines in em. */
export const lineHeightEm = 1.18;

/** Room that outline, shadow and highlight need around the letters, in output pixels. */
export const textInset = (style: CaptionStyle): number => style.stroke_px + Math.ceil(style.font_size_px * 0.16);

const evenUp = (value: number): number => 2 * Math.ceil(value / 2);

/** The strip, centred on the style's position but never outside the frame, that is as high as the highest page. */
export const captionStrip = (
  pages: readonly CaptionPage[],
  style: CaptionStyle,
  frame: { readonly width: number; readonly height: number },
): CaptionStripBox => {
  const heights = pages.map((page) => page.lines.length * page.fontSizePx * lineHeightEm);
  const wanted = evenUp(Math.max(2, ...heights) + 2 * textInset(style));
  const height = Math.min(wanted, frame.height);
  const middle = evenUp(frame.height * style.position_y - height / 2);
  return { top: Math.min(Math.max(0, middle), frame.height - height), width: frame.width, height };
};
