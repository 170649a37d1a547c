import { renderAtlas } from "../browser/render-atlas.ts";
import type { Atlas } from "../media/caption-graph.ts";
import { encode } from "../media/encode.ts";
import { together } from "../process/together.ts";
import { clipAudio } from "./clip-audio.ts";
import type { Engine, EngineParts, RenderJob } from "./render-job.ts";

/** Reading starts this much before the clip, so that the picture on screen at its start is known. */
const leadMs = 500;

const captionShare = 0.25;
const encodeShare = 0.68;

const atlas = async (job: RenderJob, parts: EngineParts, signal: AbortSignal): Promise<Atlas | null> => {
  const { captions, fps } = job.plan;
  if (!captions) {
    return null;
  }
  const serveUrl = await parts.bundle();
  return parts.browser.use(signal, (browser, whileOpen) =>
    renderAtlas(browser, {
      serveUrl,
      ...captions,
      fps,
      scratch: job.scratch,
      signal: whileOpen,
      onProgress: (share) => {
        job.onProgress("captions", captionShare * share);
      },
    }),
  );
};

/** Remotion draws the caption states that differ, ffmpeg does the rest in one pass. */
export const compositedEngine =
  (parts: EngineParts): Engine =>
  async (job) => {
    const { plan, spec, source } = job;
    const [pages, audio] = await together(
      job.signal,
      (signal) => atlas(job, parts, signal),
      (signal) => clipAudio(job, parts.tools, signal),
    );
    const seekMs = Math.max(0, plan.startMs - leadMs);
    return encode({
      tools: parts.tools,
      source: source.path,
      seekS: seekMs / 1000,
      picture: {
        video: source.video,
        scenes: plan.scenes,
        output: spec.output,
        rate: plan.rate,
        pieces: plan.pieces,
        leadS: (plan.startMs - seekMs) / 1000,
      },
      atlas: pages,
      audio,
      bitrates: plan.bitrates,
      scratch: job.scratch,
      signal: job.signal,
      timeoutMs: job.timeoutMs,
      onFrame: (frame) => {
        job.onProgress("encoding", captionShare + (encodeShare * frame) / plan.frames);
      },
    });
  };
