import type { Box } from "../../src/layouts/panel-boxes.ts";
import { hookFirstFrames } from "../../src/overlays/hook-state.ts";
import type { HookPlan, ProgressBarPlan } from "../../src/overlays/overlay-plan.ts";
import { progressWidth } from "../../src/overlays/plan-progress-bar.ts";
import type { FrameRate } from "../../src/timing/frame-rate.ts";
import { stepExpression, stepsInTime } from "./step-expression.ts";

/** Watermark and hook as the browser drew them, each in the top left corner of its images. */
export type OverlayPictures = {
  readonly watermark: { readonly path: string; readonly box: Box } | null;
  readonly hook: { readonly pattern: string; readonly box: Box; readonly plan: HookPlan } | null;
};

/** What lies between picture and captions. */
export type OverlayJob = OverlayPictures & { readonly progressBar: ProgressBarPlan | null };

/** A layer: its own images if it has any, the chains that prepare it, and how it is laid over. */
type Layer = {
  readonly input: readonly string[];
  readonly prepare: (input: string, pad: string) => string;
  readonly place: string;
};

/** Colours become those of the film, which no filter of ffmpeg 5 does by itself. */
const filmColours = "scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd+full_chroma_int,format=yuva420p";

const cut = ({ width, height }: Box): string => `crop=${width}:${height}:0:0:exact=1`;

/** One clock for all, so that no layer's time is rounded. */
const clock = ({ num, den }: FrameRate): string => `settb=${den}/${num}`;

const ffmpegColour = (colour: string): string => {
  const opacity = colour.length > 7 ? Number.parseInt(colour.slice(7), 16) / 255 : 1;
  return `0x${colour.slice(1, 7)}@${opacity.toFixed(4)}`;
};

/** A bar of full length that comes in from the left. */
const progressLayer = (plan: ProgressBarPlan, rate: FrameRate): Layer => {
  const left = Array.from({ length: plan.frames }, (_, frame) => progressWidth(plan, frame) - plan.width);
  return {
    input: [],
    prepare: (_, pad) =>
      `color=c=${ffmpegColour(plan.color)}:s=${plan.width}x${plan.height}:r=1:d=1,format=rgba,${filmColours},${clock(rate)}${pad}`,
    place: `overlay=x='${stepsInTime(left, rate)}':y=${plan.top}`,
  };
};

const watermarkLayer = ({ path, box }: NonNullable<OverlayPictures["watermark"]>, rate: FrameRate): Layer => ({
  input: ["-i", path],
  prepare: (input, pad) => `${input}${filmColours},${cut(box)},${clock(rate)}${pad}`,
  place: `overlay=${box.x}:${box.y}`,
});

/**
 * The moment, in seconds, half a frame before one begins. Frames are not told apart by number: ffmpeg asks whether a
 * layer is on with the number of whichever picture came last, and that may be the layer's own.
 */
const middle = (frame: number, { num, den }: FrameRate): string => (((frame - 0.5) * den) / num).toFixed(6);

const hookLayer = ({ pattern, box, plan }: NonNullable<OverlayPictures["hook"]>, rate: FrameRate): Layer => ({
  input: ["-framerate", `${rate.num}/${rate.den}`, "-start_number", "0", "-i", pattern],
  prepare: (input, pad) =>
    `${input}${filmColours},${cut(box)},${clock(rate)},` +
    `setpts='${stepExpression(hookFirstFrames(plan), "N")}'${pad}`,
  place: `overlay=${box.x}:${box.y}:enable='between(t,${middle(plan.from, rate)},${middle(plan.to, rate)})'`,
});

const layers = ({ progressBar, watermark, hook }: OverlayJob, rate: FrameRate): Layer[] => [
  ...(progressBar ? [progressLayer(progressBar, rate)] : []),
  ...(watermark ? [watermarkLayer(watermark, rate)] : []),
  ...(hook ? [hookLayer(hook, rate)] : []),
];

export type OverlayGraph = {
  /** Options of ffmpeg that open the images. */
  readonly inputs: readonly string[];
  readonly inputCount: number;
  readonly chains: readonly string[];
};

/**
 * Filter chains that lay the overlays over the pictures `base`, the lowest first; the graph is empty when there are
 * none. Every image is decoded and converted once and kept for as long as it shows.
 *
 * `firstInput` is the number that ffmpeg gives to the first of the graph's inputs.
 */
export const overlayGraph = (
  job: OverlayJob,
  rate: FrameRate,
  { base, out, firstInput }: { readonly base: string; readonly out: string; readonly firstInput: number },
): OverlayGraph => {
  const all = layers(job, rate);
  const inputs = all.map((layer) => layer.input);
  const chains = all.flatMap((layer, index) => {
    const number = firstInput + inputs.slice(0, index).filter((input) => input.length > 0).length;
    const under = index === 0 ? base : `[overlaid${index - 1}]`;
    const over = index === all.length - 1 ? out : `[overlaid${index}]`;
    const pad = `[layer${index}]`;
    return [layer.prepare(`[${number}:v]`, pad), `${under}${pad}${layer.place}:format=yuv420${over}`];
  });
  return { inputs: inputs.flat(), inputCount: inputs.filter((input) => input.length > 0).length, chains };
};
