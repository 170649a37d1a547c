import type { CaptionPlan } from "../captions/caption-plan.ts";
import type { CaptionState } from "../captions/caption-state.ts";
import type { Scene } from "../layouts/scenes.ts";
import type { FrameRate } from "../timing/frame-rate.ts";

export type ShortsVideoProps = {
  /** Address of the source file. */
  readonly src: string;
  /** Where the clip starts, in milliseconds of the source file's own clock. */
  readonly startMs: number;
  readonly pictureAspect: number;
  readonly rate: FrameRate;
  readonly scenes: readonly Scene[];
  readonly captions: CaptionPlan | null;
};

export type CaptionAtlasProps = {
  readonly plan: CaptionPlan;
  readonly animationFrames: number;
  readonly states: readonly CaptionState[];
  /** How many states lie below each other on one page of the atlas. */
  readonly rows: number;
};
