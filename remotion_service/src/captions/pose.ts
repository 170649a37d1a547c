import type { CSSProperties } from "react";
import type { Motion } from "./motion.ts";

/** How far a drawing leaves its place at most, in em, to either side. */
export type ReachEm = { readonly x: number; readonly y: number };

/**
 * A way of appearing.
 *
 * `pose` draws from the progress alone (never from the current frame), because the same state is drawn once and shown
 * on many frames; lengths in it are in em. At 1 it is at its place.
 */
export type Appearance = {
  readonly motion: Motion;
  readonly reachEm: ReachEm;
  readonly pose: (progress: number) => CSSProperties;
};

export const inPlace: ReachEm = { x: 0, y: 0 };
