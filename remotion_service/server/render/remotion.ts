import { writeFile } from "node:fs/promises";
import { filmProps } from "../../src/compositions/plan-film.ts";
import { drawFrames } from "../browser/draw-frames.ts";
import { serveMedia } from "../browser/media-server.ts";
import type { Browser } from "../browser/open-browser.ts";
import { coverPath } from "../media/cover.ts";
import { encodeJpegs } from "../media/encode-jpegs.ts";
import { clipAudio } from "./clip-audio.ts";
import type { Engine, EngineParts, Film, RenderJob } from "./render-job.ts";
import { videoOrder } from "./video-order.ts";

const drawShare = 0.93;

type Stage = {
  readonly browser: Browser;
  readonly serveUrl: string;
  readonly src: string;
  readonly audio: string;
  readonly signal: AbortSignal;
};

const draw = async (
  { plan, spec, source, scratch, ...job }: RenderJob,
  parts: EngineParts,
  stage: Stage,
): Promise<Film> => {
  const props = filmProps(plan.film, { src: stage.src, startMs: plan.startMs + source.facts.startMs });
  const { width, height } = spec.output;
  const { fps, frames, rate } = plan;
  const { tools } = parts;
  const { signal } = stage;
  const order = videoOrder({ spec, plan }, tools);
  const film = { tools, rate, audio: stage.audio, order, scratch, signal, timeoutMs: job.timeoutMs };
  const drawAll = (next: (picture: Buffer) => Promise<void>): Promise<void> =>
    drawFrames(stage.browser, {
      serveUrl: stage.serveUrl,
      composition: spec.composition,
      props,
      width,
      height,
      fps,
      frames,
      signal,
      onFrame: async (jpeg, frame) => {
        if (frame === plan.coverFrame) {
          await writeFile(coverPath(scratch), jpeg);
        }
        await next(jpeg);
        job.onProgress("encoding", (drawShare * (frame + 1)) / frames);
      },
    });
  const [path, encoder] = await parts.encoders.use(signal, (encoder) => encodeJpegs({ ...film, encoder }, drawAll));
  return { path, encoder: encoder.name };
};

/**
 * The browser draws every whole frame and ffmpeg encodes them as they come: slow, and the reference for what a short
 * looks like. Remotion's own encoder is not used, because a cancelled render leaves it behind, waiting for ever.
 */
export const remotionEngine =
  (parts: EngineParts): Engine =>
  async (job) => {
    const audio = await clipAudio(job, parts.tools, job.signal);
    const serveUrl = await parts.bundle();
    const media = await serveMedia(job.source.path);
    try {
      return await job.whenFree(() =>
        parts.browser.use(job.signal, (browser, signal) =>
          draw(job, parts, { browser, serveUrl, src: media.url, audio, signal }),
        ),
      );
    } finally {
      await media.close();
    }
  };
