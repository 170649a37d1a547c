import type { FrameRate } from "../timing/frame-rate.ts";
import { highlights } from "./highlights/registry.ts";
import type { HighlightName } from "./highlights/names.ts";

/** How many frames the highlight of a word moves before it rests. */
export const animationFrames = (name: HighlightName, rate: FrameRate): number =>
  Math.round((highlights[name].animationMs * rate.num) / (1000 * rate.den));
