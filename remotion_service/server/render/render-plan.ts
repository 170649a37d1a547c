import { animationFrames } from "../../src/captions/animation-frames.ts";
import type { CaptionPlan } from "../../src/captions/caption-plan.ts";
import { captionTimeline, type CaptionTimeline } from "../../src/captions/caption-timeline.ts";
import type { MeasureText } from "../../src/captions/measure.ts";
import { planCaptions } from "../../src/captions/plan-captions.ts";
import { scenes, type Scene } from "../../src/layouts/scenes.ts";
import type { RenderSpec } from "../../src/spec/render-spec.ts";
import { frameRate, frameStartMs, type FrameRate } from "../../src/timing/frame-rate.ts";
import { pieces, type Piece } from "../../src/timing/pieces.ts";
import { bitrates, type Bitrates } from "../media/bitrate.ts";

export type PlannedCaptions = {
  readonly plan: CaptionPlan;
  readonly timeline: CaptionTimeline;
  readonly animationFrames: number;
};

/** A RenderSpec worked out to frames, scenes and caption states; both engines draw from it. */
export type RenderPlan = {
  readonly rate: FrameRate;
  readonly fps: number;
  readonly frames: number;
  /** Where in the source the frames come from. */
  readonly pieces: readonly Piece[];
  /** Length of exactly `frames` frames. */
  readonly durationMs: number;
  /** Where the clip starts on the source's clock, counted from the container's start. */
  readonly startMs: number;
  readonly pictureAspect: number;
  readonly scenes: readonly Scene[];
  /** Null when there is nothing to show. */
  readonly captions: PlannedCaptions | null;
  readonly bitrates: Bitrates;
};

type Clip = { readonly rate: FrameRate; readonly frames: number; readonly durationMs: number };

const plannedCaptions = (spec: RenderSpec, clip: Clip, measure: MeasureText): PlannedCaptions | null => {
  if (!spec.captions || spec.captions.words.length === 0) {
    return null;
  }
  const { style, words } = spec.captions;
  const { width, height } = spec.output;
  const plan = planCaptions(words, style, { width, height, durationMs: clip.durationMs }, measure);
  const steps = animationFrames(style.highlight_style, clip.rate);
  const timeline = captionTimeline(plan, clip.frames, { rate: clip.rate, animationFrames: steps });
  return timeline.states.length > 0 ? { plan, timeline, animationFrames: steps } : null;
};

export const renderPlan = (spec: RenderSpec, measure: MeasureText): RenderPlan => {
  const rate = frameRate(spec.output.fps);
  const cut = pieces(spec, rate);
  const frames = cut.at(-1)?.to ?? 0;
  const durationMs = frameStartMs(frames, rate);
  const pictureAspect = spec.source.width / spec.source.height;
  const { width, height } = spec.output;
  return {
    rate,
    fps: rate.num / rate.den,
    frames,
    pieces: cut,
    durationMs,
    startMs: spec.from_ms + spec.source.start_offset_ms,
    pictureAspect,
    scenes: scenes(spec.layouts, { pictureAspect, width, height, rate, frames }),
    captions: plannedCaptions(spec, { rate, frames, durationMs }, measure),
    bitrates: bitrates(spec.output.max_bytes, durationMs / 1000),
  };
};
