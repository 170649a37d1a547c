import type { CaptionStyle } from "../spec/caption-style.ts";
import { entrances } from "./entrances/registry.ts";
import { highlights } from "./highlights/registry.ts";
import { tiltReachEm } from "./tilt.ts";
import { transitions } from "./transitions/registry.ts";

/** Distance between baselines in em. */
export const lineHeightEm = 1.18;

/** What letters themselves may stick out of their line and their own width. */
const overhangEm = 0.1;

const shadowPx = ({ shadow }: CaptionStyle, offset: "offset_x_px" | "offset_y_px"): number =>
  shadow ? Math.abs(shadow[offset]) + 1.5 * shadow.blur_px : 0;

/** A background ends a little before the strip, so that its rounded edge is drawn whole. */
const boxed = (paddingPx = 0): number => paddingPx + 2;

/** Room that whatever a style draws around the letters needs at their left and right, above and below, in pixels. */
export const textInset = (style: CaptionStyle): { x: number; y: number } => {
  const entrance = entrances[style.word_entrance].reachEm;
  const highlight = highlights[style.highlight_style];
  const transition = transitions[style.transition].reachEm;
  const tilt = style.highlight_rotation_deg !== 0 && highlight.marks !== "never" ? tiltReachEm : 0;
  const along = (axis: "x" | "y"): number => {
    const wordEm = overhangEm + Math.max(entrance[axis], highlight.reachEm[axis]) + tilt;
    const word = wordEm * style.font_size_px + style.stroke_px + shadowPx(style, `offset_${axis}_px`);
    return Math.ceil(Math.max(word, boxed(style.box?.[`padding_${axis}_px`])) + transition[axis] * style.font_size_px);
  };
  return { x: along("x"), y: along("y") };
};
