import { outputScale } from "../captions/safe-area.ts";
import type { ProgressBarSpec } from "../spec/overlays.ts";
import type { ProgressBarPlan } from "./overlay-plan.ts";

type Clip = { readonly width: number; readonly height: number; readonly frames: number };

const even = (value: number): number => 2 * Math.round(value / 2);

export const planProgressBar = ({ color, edge, height_px }: ProgressBarSpec, clip: Clip): ProgressBarPlan => {
  const height = Math.max(2, even(height_px * outputScale(clip)));
  const { width, frames } = clip;
  return { color, top: edge === "top" ? 0 : clip.height - height, width, height, frames };
};

/**
 * How much of the bar is filled at a frame, in output pixels; all of it at the last one. Even, because the smallest
 * step of a picture whose colours are stored at half size is two pixels.
 */
export const progressWidth = ({ width, frames }: ProgressBarPlan, frame: number): number =>
  2 * Math.round((width * (frame + 1)) / (2 * frames));
