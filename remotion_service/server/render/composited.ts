import { stat } from "node:fs/promises";
import { renderAtlas } from "../browser/render-atlas.ts";
import { renderOverlays } from "../browser/render-overlays.ts";
import { log } from "../log.ts";
import type { Atlas } from "../media/atlas.ts";
import { isRoomy, mostBytes } from "../media/bitrate.ts";
import { encode, type EncodeJob } from "../media/encode.ts";
import { readingStart } from "../media/reading-start.ts";
import type { OverlayPictures } from "../media/overlay-graph.ts";
import { together } from "../process/together.ts";
import { clipAudio } from "./clip-audio.ts";
import type { Engine, EngineParts, RenderJob } from "./render-job.ts";
import { videoOrder } from "./video-order.ts";

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

const overlayPictures = async (job: RenderJob, parts: EngineParts, signal: AbortSignal): Promise<OverlayPictures> => {
  const { overlays: plan, fps } = job.plan;
  if (!plan.hook && !plan.watermark) {
    return { hook: null, watermark: null };
  }
  const serveUrl = await parts.bundle();
  return parts.browser.use(signal, (browser, whileOpen) =>
    renderOverlays(browser, { serveUrl, plan, picture: job.spec.output, fps, scratch: job.scratch, signal: whileOpen }),
  );
};

/** Encode without keeping to the bit rates where there is room; a film that exceeds them after all is made anew. */
const encodeWithin = async (durationS: number, film: EncodeJob): Promise<string> => {
  const { bitrates } = film.order;
  if (isRoomy(bitrates)) {
    const path = await encode({ ...film, order: { ...film.order, limited: false } });
    const { size } = await stat(path);
    if (size <= mostBytes(bitrates, durationS)) {
      return path;
    }
    log("encoded_again", { bytes: size, limit: Math.round(mostBytes(bitrates, durationS)) });
  }
  return encode(film);
};

/** Remotion draws the caption states that differ, ffmpeg does the rest in one pass. */
export const compositedEngine =
  (parts: EngineParts): Engine =>
  async (job) => {
    const { plan, spec, source } = job;
    const [[pages, pictures], audio] = await together(
      job.signal,
      async (signal) => [await atlas(job, parts, signal), await overlayPictures(job, parts, signal)] as const,
      (signal) => clipAudio(job, parts.tools, signal),
    );
    const leadStartMs = Math.max(0, plan.startMs - leadMs);
    const seekMs = await readingStart(parts.tools.ffprobe, source, leadStartMs, job.signal);
    const film = {
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
      overlays: { ...pictures, progressBar: plan.overlays.progressBar },
      atlas: pages,
      audio,
      order: videoOrder(job, parts.tools),
      coverFrame: plan.coverFrame,
      scratch: job.scratch,
      signal: job.signal,
      timeoutMs: job.timeoutMs,
      onFrame: (frame: number) => {
        job.onProgress("encoding", captionShare + (encodeShare * frame) / plan.frames);
      },
    };
    const [path, { name }] = await job.whenFree(() =>
      parts.encoders.use(job.signal, (encoder) => encodeWithin(plan.durationMs / 1000, { ...film, encoder })),
    );
    return { path, encoder: name };
  };
