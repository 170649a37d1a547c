import type { CaptionPlan } from "../captions/caption-plan.ts";
import type { MeasureText } from "../captions/measure.ts";
import { planCaptions } from "../captions/plan-captions.ts";
import type { Box } from "../layouts/panel-boxes.ts";
import { scenes, type Scene } from "../layouts/scenes.ts";
import { shots } from "../layouts/shots.ts";
import type { OverlayPlan } from "../overlays/overlay-plan.ts";
import { planOverlays } from "../overlays/plan-overlays.ts";
import type { Logo } from "../overlays/plan-watermark.ts";
import type { RenderSpec } from "../spec/render-spec.ts";
import { frameRate, frameStartMs, type FrameRate } from "../timing/frame-rate.ts";
import { pieces, type Piece } from "../timing/pieces.ts";
import type { FilmProps } from "./props.ts";

/** The pictures of a short, worked out to frames, scenes and places; every engine and the player draw from it. */
export type FilmPlan = {
  readonly rate: FrameRate;
  readonly frames: number;
  /** Where in the source the frames come from. */
  readonly pieces: readonly Piece[];
  /** Length of exactly `frames` frames. */
  readonly durationMs: number;
  readonly pictureAspect: number;
  readonly scenes: readonly Scene[];
  /** Null when there is nothing to show. */
  readonly captions: CaptionPlan | null;
  readonly overlays: OverlayPlan;
};

/** What a film is planned from; the sound and what becomes of the file do not matter. */
export type FilmOrder = Pick<
  RenderSpec,
  "source" | "from_ms" | "to_ms" | "keep" | "layouts" | "captions" | "overlays"
> & {
  readonly output: Pick<RenderSpec["output"], "width" | "height" | "fps">;
};

/** Every place where captions ever are. */
const captionBoxes = ({ strip: { left: x, width, height }, pages }: CaptionPlan): Box[] =>
  [...new Set(pages.map(({ top }) => top))].map((y) => ({ x, y, width, height }));

/** Work out a film. `logo` is the watermark's image, null when it has none. */
export const planFilm = (order: FilmOrder, measure: MeasureText, logo: Logo | null): FilmPlan => {
  const { width, height, fps } = order.output;
  const rate = frameRate(fps);
  const cut = pieces(order, rate);
  const frames = cut.at(-1)?.to ?? 0;
  const durationMs = frameStartMs(frames, rate);
  const pictureAspect = order.source.width / order.source.height;
  const { words = [], style } = order.captions ?? {};
  const split = order.layouts
    .filter(({ kind }) => kind === "split")
    .map(({ from_ms: fromMs, to_ms: toMs }) => ({ fromMs, toMs }));
  const captions =
    style && words.length > 0 ? planCaptions(words, style, { width, height, durationMs, split }, measure) : null;
  return {
    rate,
    frames,
    pieces: cut,
    durationMs,
    pictureAspect,
    scenes: scenes(order.layouts, { pictureAspect, width, height, rate, frames }),
    captions,
    overlays: planOverlays(
      order.overlays,
      { width, height, frames, rate, captions: captions ? captionBoxes(captions) : [], logo },
      measure,
    ),
  };
};

/** The props that draw a planned film; see FilmProps for what is said of the source. */
export const filmProps = (plan: FilmPlan, source: Pick<FilmProps, "src" | "startMs">): FilmProps => ({
  ...source,
  pictureAspect: plan.pictureAspect,
  rate: plan.rate,
  shots: shots(plan.scenes, plan.pieces),
  overlays: plan.overlays,
  captions: plan.captions,
});
