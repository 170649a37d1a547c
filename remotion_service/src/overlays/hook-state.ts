import type { HookPlan } from "./overlay-plan.ts";

/**
 * Number of the card's picture at a frame, or null when it is not there. Pictures are numbered in order of appearance:
 * those of coming in, the resting one, those of going out.
 */
export const hookState = ({ from, to, enter, leave }: HookPlan, frame: number): number | null => {
  if (frame < from || frame >= to) {
    return null;
  }
  return Math.min(frame - from, enter) + Math.max(0, frame - (to - leave) + 1);
};

/** The first frame of each of the card's pictures. */
export const hookFirstFrames = ({ from, to, enter, leave }: HookPlan): number[] =>
  Array.from({ length: enter + 1 + leave }, (_, state) =>
    state <= enter ? from + state : to - leave + state - enter - 1,
  );

export type HookPose = { readonly opacity: number; readonly scale: number; readonly shiftEm: number };

const overshoot = 1.4;
const backOut = (t: number): number => 1 + (overshoot + 1) * (t - 1) ** 3 + overshoot * (t - 1) ** 2;

/** How the card stands in one of its pictures; it rests at full size. */
export const hookPose = ({ enter, leave }: HookPlan, state: number): HookPose => {
  if (state < enter) {
    const t = (state + 1) / (enter + 1);
    return { opacity: Math.min(1, 2 * t), scale: 0.8 + 0.2 * backOut(t), shiftEm: 0.4 * (1 - t) ** 2 };
  }
  const t = (state - enter) / (leave + 1);
  return { opacity: 1 - t, scale: 1 - 0.05 * t, shiftEm: -0.35 * t * t };
};
