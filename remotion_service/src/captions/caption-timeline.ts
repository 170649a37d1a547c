import type { CaptionPlan } from "./caption-plan.ts";
import { captionState, type CaptionClock, type CaptionState } from "./caption-state.ts";

/** The states that differ, in order of appearance, and which of them (or null) each frame shows. */
export type CaptionTimeline = {
  readonly states: readonly CaptionState[];
  readonly byFrame: readonly (number | null)[];
};

const key = (state: CaptionState): string => `${state.page}:${state.word ?? "-"}:${state.step}`;

/** Every frame's caption state with repeated pictures found once. */
export const captionTimeline = (plan: CaptionPlan, frames: number, clock: CaptionClock): CaptionTimeline => {
  const states: CaptionState[] = [];
  const known = new Map<string, number>();
  const byFrame = Array.from({ length: frames }, (_, frame) => {
    const state = captionState(plan, frame, clock);
    if (!state) {
      return null;
    }
    const index = known.get(key(state)) ?? states.push(state) - 1;
    known.set(key(state), index);
    return index;
  });
  return { states, byFrame };
};
