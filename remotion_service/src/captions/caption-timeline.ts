import type { FrameRate } from "../timing/frame-rate.ts";
import type { CaptionPlan } from "./caption-plan.ts";
import { captionState, type CaptionState } from "./caption-state.ts";

/** The states that differ, in order of appearance, and which of them (or null) each frame shows. */
export type CaptionTimeline = {
  readonly states: readonly CaptionState[];
  readonly byFrame: readonly (number | null)[];
  /** Where the strip begins in each frame, in pixels from the upper edge; without captions where it last did. */
  readonly topByFrame: readonly number[];
};

/** Every frame's caption state with repeated pictures found once. */
export const captionTimeline = (plan: CaptionPlan, frames: number, rate: FrameRate): CaptionTimeline => {
  const states: CaptionState[] = [];
  const known = new Map<string, number>();
  const byFrame = Array.from({ length: frames }, (_, frame) => {
    const state = captionState(plan, frame, rate);
    if (!state) {
      return null;
    }
    const key = JSON.stringify(state);
    const index = known.get(key) ?? states.push(state) - 1;
    known.set(key, index);
    return index;
  });
  let top = plan.strip.top;
  const topByFrame = byFrame.map((index) => {
    const state = index === null ? undefined : states[index];
    top = (state && plan.pages[state.page]?.top) ?? top;
    return top;
  });
  return { states, byFrame, topByFrame };
};
