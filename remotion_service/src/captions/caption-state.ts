import { frameStartMs, type FrameRate } from "../timing/frame-rate.ts";
import type { CaptionPage, CaptionPlan } from "./caption-plan.ts";

/** How long a word stays marked after it was spoken, when the next one does not follow. */
const markHoldMs = 400;

/**
 * What the captions look like at one frame. Equal states are equal pictures.
 *
 * `word` is the marked word's number within its page, or null between words; `step` runs from 0 to `animationFrames`
 * and stays there, so that a finished animation is one state.
 */
export type CaptionState = {
  readonly page: number;
  readonly word: number | null;
  readonly step: number;
};

export type CaptionClock = { readonly rate: FrameRate; readonly animationFrames: number };

const pageAt = (pages: readonly CaptionPage[], ms: number): number => {
  let low = 0;
  let high = pages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pages[middle]?.fromMs ?? 0) <= ms) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
};

/** The state at a frame of the clip, or null when no caption is visible. */
export const captionState = (
  plan: CaptionPlan,
  frame: number,
  { rate, animationFrames }: CaptionClock,
): CaptionState | null => {
  const ms = frameStartMs(frame, rate);
  const number = pageAt(plan.pages, ms);
  const page = plan.pages[number];
  if (!page || ms >= page.toMs) {
    return null;
  }
  const word = page.lines.flat().findLast(({ startMs }) => startMs <= ms);
  if (!word || ms > word.endMs + markHoldMs) {
    return { page: number, word: null, step: 0 };
  }
  const firstFrame = Math.ceil((word.startMs * rate.num) / (1000 * rate.den) - 1e-9);
  return { page: number, word: word.index, step: Math.min(Math.max(0, frame - firstFrame), animationFrames) };
};
