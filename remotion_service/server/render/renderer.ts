import type { MeasureText } from "../../src/captions/measure.ts";
import type { RenderSpec } from "../../src/spec/render-spec.ts";
import { frameStartMs } from "../../src/timing/frame-rate.ts";
import { checkOutput } from "../media/check-output.ts";
import { coverFrame, makeCover } from "../media/cover.ts";
import { probe } from "../media/probe.ts";
import { ProcessError } from "../process/run.ts";
import { RenderError } from "../render-error.ts";
import type { Tools } from "../settings.ts";
import type { Storage } from "../storage/storage.ts";
import type { Engine, OnProgress, RenderJob } from "./render-job.ts";
import { renderPlan, type RenderPlan } from "./render-plan.ts";
import type { Scratch } from "./scratch.ts";

export type RenderResult = {
  readonly key: string;
  readonly cover_key: string;
  readonly width: number;
  readonly height: number;
  readonly duration_ms: number;
  readonly fps: number;
  readonly bytes: number;
  readonly engine: RenderSpec["engine"];
  /** How long the render took. */
  readonly seconds: number;
};

/** Turns a specification into stored files. Raises RenderError, or the signal's reason. */
export type Render = (
  spec: RenderSpec,
  options: { readonly signal: AbortSignal; readonly onProgress: OnProgress },
) => Promise<RenderResult>;

export type RendererParts = {
  readonly tools: Tools;
  readonly storage: Storage;
  readonly scratch: Scratch;
  readonly engines: Readonly<Record<RenderSpec["engine"], Engine>>;
  readonly measure: MeasureText;
  readonly timeoutMs: number;
};

/** Difference between the picture's shape as told and as found that is put down to rounding. */
const aspectTolerance = 0.02;

const openSource = async (
  parts: RendererParts,
  spec: RenderSpec,
  path: string,
  signal: AbortSignal,
): Promise<RenderJob["source"]> => {
  const facts = await probe(parts.tools.ffprobe, path, signal).catch((error: unknown) => {
    signal.throwIfAborted();
    throw new RenderError("source_unreadable", "the source cannot be read", { cause: error });
  });
  const { video } = facts;
  if (!video) {
    throw new RenderError("source_unreadable", "the source has no picture");
  }
  const told = spec.source.width / spec.source.height;
  if (Math.abs(video.displayAspect / told - 1) > aspectTolerance) {
    throw new RenderError("source_mismatch", "the source has another shape than the specification says");
  }
  return { path, facts, video };
};

const cover = (parts: RendererParts, plan: RenderPlan, short: string, job: RenderJob): Promise<string> => {
  const frame = coverFrame(plan.frames, (each) => plan.captions?.timeline.byFrame[each] != null);
  return makeCover(parts.tools.ffmpeg, short, frameStartMs(frame, plan.rate) / 1000, job);
};

const produce = async (parts: RendererParts, job: RenderJob): Promise<Omit<RenderResult, "seconds">> => {
  const { spec, plan, signal, onProgress } = job;
  const { key, cover_key, width, height, max_bytes: maxBytes } = spec.output;
  const short = await parts.engines[spec.engine](job);
  onProgress("finishing", 0.94);
  const expected = { width, height, frames: plan.frames, rate: plan.rate, maxBytes };
  const { bytes, durationMs } = await checkOutput(parts.tools.ffprobe, short, expected, signal);
  const still = await cover(parts, plan, short, job);
  onProgress("storing", 0.97);
  await parts.storage.publish(still, cover_key, "image/jpeg", signal);
  await parts.storage.publish(short, key, "video/mp4", signal);
  return { key, cover_key, width, height, duration_ms: durationMs, fps: plan.fps, bytes, engine: spec.engine };
};

/** A renderer from its parts: fetch, probe, plan, draw, check, store. */
export const makeRender =
  (parts: RendererParts): Render =>
  (spec, { signal, onProgress }) =>
    parts.scratch.within(async (scratch) => {
      const started = performance.now();
      onProgress("preparing", 0);
      const path = await parts.storage.fetch(spec.source.key, scratch, signal);
      const source = await openSource(parts, spec, path, signal);
      const plan = renderPlan(spec, parts.measure);
      try {
        const made = await produce(parts, {
          spec,
          plan,
          source,
          scratch,
          signal,
          timeoutMs: parts.timeoutMs,
          onProgress,
        });
        return { ...made, seconds: Math.round(performance.now() - started) / 1000 };
      } catch (error) {
        signal.throwIfAborted();
        throw error instanceof ProcessError
          ? new RenderError("render_failed", "a program that makes the short failed", { cause: error })
          : error;
      }
    });
