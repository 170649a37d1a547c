import type { RenderSpec } from "../../src/spec/render-spec.ts";
import { probeOnce } from "../media/probe-once.ts";
import { RenderError } from "../render-error.ts";
import type { Tools } from "../settings.ts";
import type { Storage } from "../storage/storage.ts";
import type { RenderJob } from "./render-job.ts";

type Parts = { readonly tools: Tools; readonly storage: Storage };

/** Difference between the picture's shape as told and as found that is put down to rounding. */
const aspectTolerance = 0.02;

/** Fetch a specification's source and look whether it is what the specification says. Raises RenderError. */
export const openSource = async (
  { tools, storage }: Parts,
  spec: RenderSpec,
  { scratch, signal }: { readonly scratch: string; readonly signal: AbortSignal },
): Promise<RenderJob["source"]> => {
  const path = await storage.fetch(spec.source.key, scratch, signal);
  const facts = await probeOnce(tools.ffprobe, path, signal).catch((error: unknown) => {
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
