import type { RenderSpec } from "../spec/render-spec.ts";
import { clipLengthMs } from "../spec/clip-length.ts";
import { frameAt, frameStartMs, type FrameRate } from "./frame-rate.ts";

/**
 * Frames of the short (`to` excluded) that follow each other in the source, too. `start` is the first of them, counted
 * at the short's rate from where reading of the source begins (`from_ms`).
 */
export type Piece = { readonly from: number; readonly to: number; readonly start: number };

type Cut = Pick<RenderSpec, "from_ms" | "to_ms" | "keep">;

const joined = (done: readonly Piece[], next: Piece): Piece[] => {
  const last = done.at(-1);
  if (last && last.start + last.to - last.from === next.start) {
    return [...done.slice(0, -1), { ...last, to: next.to }];
  }
  return next.to > next.from ? [...done, next] : [...done];
};

/**
 * What is kept of the source, in whole frames; pieces follow each other without a gap in the short.
 *
 * Every piece starts in the short where its milliseconds say, so that rounding never adds up, and picture and sound
 * are cut at the same frames, so that they cannot drift apart.
 */
export const pieces = (cut: Cut, rate: FrameRate): Piece[] => {
  const frames = Math.max(1, frameAt(clipLengthMs(cut), rate));
  const kept = cut.keep.length > 0 ? cut.keep : [cut];
  let done: Piece[] = [];
  let shownMs = 0;
  for (const [index, { from_ms, to_ms }] of kept.entries()) {
    const from = done.at(-1)?.to ?? 0;
    const endMs = shownMs + to_ms - from_ms;
    const to = index === kept.length - 1 ? frames : Math.max(from, Math.min(frameAt(endMs, rate), frames));
    const last = done.at(-1);
    const earliest = last ? last.start + last.to - last.from : 0;
    const start = frameAt(from_ms - cut.from_ms + frameStartMs(from, rate) - shownMs, rate);
    done = joined(done, { from, to, start: Math.max(earliest, start) });
    shownMs = endMs;
  }
  return done;
};

/** True when nothing is left out: the source's frames are taken as they come. */
export const isWhole = (all: readonly Piece[]): boolean => all.length <= 1 && (all[0]?.start ?? 0) === 0;

/** How many frames of the source are read: up to the end of the last piece. */
export const framesRead = (all: readonly Piece[]): number => {
  const last = all.at(-1);
  return last ? last.start + last.to - last.from : 0;
};
