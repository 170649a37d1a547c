import type { CaptionPlan } from "../captions/caption-plan.ts";
import type { CaptionState } from "../captions/caption-state.ts";
import type { Shot } from "../layouts/shots.ts";
import type { FrameRate } from "../timing/frame-rate.ts";

export type ShortsVideoProps = {
  /** Address of the source file. */
  readonly src: string;
  /** Where frame 0 of the shots' `start` lies, in milliseconds of the source file's own clock. */
  readonly startMs: number;
  readonly pictureAspect: number;
  readonly rate: FrameRate;
  readonly shots: readonly Shot[];
  readonly captions: CaptionPlan | null;
};

export type CaptionAtlasProps = {
  readonly plan: CaptionPlan;
  readonly animationFrames: number;
  readonly states: readonly CaptionState[];
  /** How many states lie below each other on one page of the atlas. */
  readonly rows: number;
};
