import type { MeasureText } from "../../src/captions/measure.ts";
import type { EngineName, RenderSpec } from "../../src/spec/render-spec.ts";
import { checkOutput, type CheckedOutput } from "../media/check-output.ts";
import { coverPath } from "../media/cover.ts";
import type { EncoderName } from "../media/encoders.ts";
import { asRenderError } from "../render-error.ts";
import type { Tools } from "../settings.ts";
import type { Storage } from "../storage/storage.ts";
import { logGlyphFallbacks } from "../text/log-fallbacks.ts";
import { chooseEngine, drawWith, type EngineReason } from "./choose-engine.ts";
import { openLogo } from "./open-logo.ts";
import { openSource } from "./open-source.ts";
import type { Engine, Film, OnProgress, RenderJob, WhenFree } from "./render-job.ts";
import { renderPlan } from "./render-plan.ts";
import type { Scratch } from "./scratch.ts";

export type RenderResult = {
  readonly key: string;
  readonly cover_key: string;
  readonly width: number;
  readonly height: number;
  readonly duration_ms: number;
  readonly fps: number;
  readonly bytes: number;
  /** The engine that drew it, and why it is not the one asked for. */
  readonly engine: EngineName;
  readonly engine_reason: EngineReason | null;
  readonly encoder: EncoderName;
  /** How long the render took, waiting for others excluded. */
  readonly seconds: number;
};

/** Turns a specification into stored files. Raises RenderError, or the signal's reason. */
export type Render = (
  spec: RenderSpec,
  options: { readonly signal: AbortSignal; readonly onProgress: OnProgress; readonly whenFree: WhenFree },
) => Promise<RenderResult>;

export type RendererParts = {
  readonly tools: Tools;
  readonly storage: Storage;
  readonly scratch: Scratch;
  readonly engines: Readonly<Record<RenderSpec["engine"], Engine>>;
  readonly measure: MeasureText;
  readonly timeoutMs: number;
};

const produce = async (parts: RendererParts, job: RenderJob): Promise<Omit<RenderResult, "seconds">> => {
  const { spec, plan, signal, onProgress } = job;
  const { key, cover_key, width, height, max_bytes: maxBytes } = spec.output;
  const expected = { width, height, frames: plan.frames, rate: plan.rate, maxBytes };
  const draw = async (engine: EngineName): Promise<Film & CheckedOutput> => {
    const film = await parts.engines[engine](job);
    onProgress("finishing", 0.94);
    return { ...film, ...(await checkOutput(parts.tools.ffprobe, film.path, expected, signal)) };
  };
  const { drawn, choice } = await drawWith(await chooseEngine(job, parts.tools), signal, draw);
  const { path: short, encoder, bytes, durationMs } = drawn;
  onProgress("storing", 0.97);
  await parts.storage.publish(coverPath(job.scratch), cover_key, "image/jpeg", signal);
  await parts.storage.publish(short, key, "video/mp4", signal);
  const { engine, reason: engine_reason } = choice;
  return {
    key,
    cover_key,
    width,
    height,
    duration_ms: durationMs,
    fps: plan.fps,
    bytes,
    engine,
    engine_reason,
    encoder,
  };
};

/** A renderer from its parts: fetch, probe, plan, draw, check, store. */
export const makeRender =
  (parts: RendererParts): Render =>
  (spec, { signal, onProgress, whenFree }) =>
    parts.scratch.within(async (scratch) => {
      let started = performance.now();
      onProgress("preparing", 0);
      const source = await openSource(parts, spec, { scratch, signal });
      const plan = renderPlan(spec, parts.measure, await openLogo(parts, spec, { scratch, signal }));
      logGlyphFallbacks(spec);
      try {
        const made = await produce(parts, {
          spec,
          plan,
          source,
          scratch,
          signal,
          timeoutMs: parts.timeoutMs,
          onProgress,
          whenFree: (work) => {
            const asked = performance.now();
            return whenFree(() => {
              started += performance.now() - asked;
              return work();
            });
          },
        });
        return { ...made, seconds: Math.round(performance.now() - started) / 1000 };
      } catch (error) {
        signal.throwIfAborted();
        throw asRenderError(error);
      }
    });
