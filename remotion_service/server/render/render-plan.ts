import type { CaptionPlan } from "../../src/captions/caption-plan.ts";
import { captionTimeline, type CaptionTimeline } from "../../src/captions/caption-timeline.ts";
import type { MeasureText } from "../../src/captions/measure.ts";
import { planFilm, type FilmPlan } from "../../src/compositions/plan-film.ts";
import type { Logo } from "../../src/overlays/plan-watermark.ts";
import type { RenderSpec } from "../../src/spec/render-spec.ts";
import { bitrates, type Bitrates } from "../media/bitrate.ts";
import { coverFrame } from "../media/cover.ts";

export type PlannedCaptions = {
  readonly plan: CaptionPlan;
  readonly timeline: CaptionTimeline;
};

/** A RenderSpec worked out to frames, scenes and caption states; both engines draw from it. */
export type RenderPlan = Omit<FilmPlan, "captions"> & {
  readonly film: FilmPlan;
  readonly fps: number;
  /** Where the clip starts on the source's clock, counted from the container's start. */
  readonly startMs: number;
  /** Null when there is nothing to show. */
  readonly captions: PlannedCaptions | null;
  readonly bitrates: Bitrates;
  /** The frame that becomes the cover. */
  readonly coverFrame: number;
};

const plannedCaptions = ({ captions, rate, frames }: FilmPlan): PlannedCaptions | null => {
  if (!captions) {
    return null;
  }
  const timeline = captionTimeline(captions, frames, rate);
  return timeline.states.length > 0 ? { plan: captions, timeline } : null;
};

/** True at frames that show a caption which has come in and is not moving. */
const settled =
  (captions: PlannedCaptions | null) =>
  (frame: number): boolean => {
    const number = captions?.timeline.byFrame[frame] ?? null;
    const state = number === null ? undefined : captions?.timeline.states[number];
    return state?.turn === 1 && state.mark === 1 && state.arrivals.every((arrival) => arrival === 0 || arrival === 1);
  };

/** Work out a render. `logo` is the watermark's image, null when it has none. */
export const renderPlan = (spec: RenderSpec, measure: MeasureText, logo: Logo | null): RenderPlan => {
  const film = planFilm(spec, measure, logo);
  const captions = plannedCaptions(film);
  return {
    ...film,
    film,
    fps: film.rate.num / film.rate.den,
    startMs: spec.from_ms + spec.source.start_offset_ms,
    captions,
    bitrates: bitrates(spec.output.max_bytes, film.durationMs / 1000),
    coverFrame: coverFrame(film.frames, settled(captions)),
  };
};
