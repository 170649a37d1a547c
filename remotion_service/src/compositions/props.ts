import type { CaptionPlan } from "../captions/caption-plan.ts";
import type { CaptionState } from "../captions/caption-state.ts";
import type { Shot } from "../layouts/shots.ts";
import type { HookPlan, OverlayPlan, WatermarkPlan } from "../overlays/overlay-plan.ts";
import type { FrameRate } from "../timing/frame-rate.ts";

/** What CaptionedVideo, ShortsVideo and AutoEditVideo are drawn from. */
export type FilmProps = {
  /** Address of the source file. */
  readonly src: string;
  /** Where frame 0 of the shots' `start` lies, in milliseconds of the source file's own clock. */
  readonly startMs: number;
  readonly pictureAspect: number;
  readonly rate: FrameRate;
  readonly shots: readonly Shot[];
  readonly overlays: OverlayPlan;
  readonly captions: CaptionPlan | null;
};

export type CaptionAtlasProps = {
  readonly plan: CaptionPlan;
  readonly states: readonly CaptionState[];
  /** The page that says where everything lies. */
  readonly firstPage: number;
};

/** Frame 0 is the watermark when there is one; the hook's pictures follow. */
export type OverlaySheetProps = {
  readonly picture: { readonly width: number; readonly height: number };
  readonly watermark: WatermarkPlan | null;
  readonly hook: HookPlan | null;
};

/** One state of a clip's captions; `x`, `y`: the corner of its strip. */
export type PlacedCaption = {
  readonly plan: CaptionPlan;
  readonly state: CaptionState | null;
  readonly x: number;
  readonly y: number;
};

/** Captions side by side, to be looked at. */
export type StyleSheetProps = {
  readonly pages: readonly {
    readonly background: string;
    readonly tiles: readonly {
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly color: string;
    }[];
    readonly captions: readonly PlacedCaption[];
  }[];
};
