import type { CaptionPlan } from "../../src/captions/caption-plan.ts";
import { captionState, type CaptionState } from "../../src/captions/caption-state.ts";
import { planCaptions } from "../../src/captions/plan-captions.ts";
import type { PlacedCaption } from "../../src/compositions/props.ts";
import type { CaptionStyle } from "../../src/spec/caption-style.ts";
import type { CaptionWordSpec } from "../../src/spec/render-spec.ts";
import { frameRate } from "../../src/timing/frame-rate.ts";
import { measureText } from "../text/measure-with-fontkit.ts";

/** How long each word of a sample is spoken. */
export const wordMs = 400;

/** Half of a 1080x1920 picture. */
const picture = { width: 540, height: 960 };
const rate = frameRate(30);

/** A sample text in a style, `atMs` after its first word began. */
export type Sample = { readonly plan: CaptionPlan; readonly state: CaptionState | null };

/** `speakers` says whose each word is, when that matters. */
export const sample = (text: string, style: CaptionStyle, atMs: number, speakers: readonly number[] = []): Sample => {
  const words = text.split(" ").map((word, index): CaptionWordSpec => ({
    text: word,
    start_ms: index * wordMs,
    end_ms: (index + 1) * wordMs,
    speaker: speakers[index],
  }));
  const plan = planCaptions(words, style, { ...picture, durationMs: words.length * wordMs + 1000 }, measureText);
  return { plan, state: captionState(plan, Math.round((atMs * rate.num) / (1000 * rate.den)), rate) };
};

/** The sample with the middle of its strip at a point. */
export const centredAt = (x: number, y: number, { plan, state }: Sample): PlacedCaption => ({
  plan,
  state,
  x: Math.round(x - plan.strip.width / 2),
  y: Math.round(y - plan.strip.height / 2),
});
