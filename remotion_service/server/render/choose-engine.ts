import type { EngineName } from "../../src/spec/render-spec.ts";
import { hasDecoder } from "../media/decoders.ts";
import { mergeScenes } from "../media/merge-scenes.ts";
import { log } from "../log.ts";
import { ProcessError } from "../process/run.ts";
import { RenderError } from "../render-error.ts";
import type { RenderJob } from "./render-job.ts";
import type { Tools } from "../settings.ts";

/** Why `composited` left a film to `remotion`. */
export type EngineReason = "no_decoder" | "too_many_scenes" | "compositing_failed";

/** The engine that draws, and why it is not the one that was asked for. */
export type EngineChoice = { readonly engine: EngineName; readonly reason: EngineReason | null };

type Check = {
  readonly reason: EngineReason;
  readonly cannot: (job: RenderJob, tools: Tools) => Promise<boolean> | boolean;
};

/** Every scene has filters of its own, some 10 MB; what the browser draws of a scene is gone when the next begins. */
const mostScenes = 64;

/** What `composited` cannot draw, asked in this order before it begins. */
const checks: readonly Check[] = [
  {
    // The browser has decoders of its own; lean builds of ffmpeg lack some of them.
    reason: "no_decoder",
    cannot: async ({ source, signal }, { ffmpeg }) => !(await hasDecoder(ffmpeg, source.video.codec, signal)),
  },
  { reason: "too_many_scenes", cannot: ({ plan }) => mergeScenes(plan.scenes).length > mostScenes },
];

/** The engine for a job: the one asked for, unless that is `composited` and cannot do it. */
export const chooseEngine = async (job: RenderJob, tools: Tools): Promise<EngineChoice> => {
  if (job.spec.engine !== "composited") {
    return { engine: job.spec.engine, reason: null };
  }
  for (const { reason, cannot } of checks) {
    if (await cannot(job, tools)) {
      return { engine: "remotion", reason };
    }
  }
  return { engine: "composited", reason: null };
};

/** True when doing the same again would end the same way. */
const isFinal = (error: unknown): boolean =>
  error instanceof ProcessError
    ? error.end === "failed"
    : error instanceof RenderError && error.code === "output_invalid";

/**
 * Draw with the chosen engine; when `composited` cannot do it after all, with `remotion`. When that fails, too, the
 * first error is raised: it is the engine's that was asked for.
 */
export const drawWith = async <T>(
  choice: EngineChoice,
  signal: AbortSignal,
  draw: (engine: EngineName) => Promise<T>,
): Promise<{ readonly drawn: T; readonly choice: EngineChoice }> => {
  try {
    return { drawn: await draw(choice.engine), choice };
  } catch (error) {
    signal.throwIfAborted();
    if (choice.engine !== "composited" || !isFinal(error)) {
      throw error;
    }
    log("engine_handed_over", { reason: "compositing_failed" });
    const other: EngineChoice = { engine: "remotion", reason: "compositing_failed" };
    const drawn = await draw(other.engine).catch(() => {
      signal.throwIfAborted();
      throw error;
    });
    return { drawn, choice: other };
  }
};
