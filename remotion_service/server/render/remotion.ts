import type { ShortsVideoProps } from "../../src/compositions/props.ts";
import { shots } from "../../src/layouts/shots.ts";
import { drawFrames } from "../browser/draw-frames.ts";
import { serveMedia } from "../browser/media-server.ts";
import type { Browser } from "../browser/open-browser.ts";
import { encodeJpegs } from "../media/encode-jpegs.ts";
import { clipAudio } from "./clip-audio.ts";
import type { Engine, EngineParts, RenderJob } from "./render-job.ts";

const drawShare = 0.93;

type Stage = {
  readonly browser: Browser;
  readonly serveUrl: string;
  readonly src: string;
  readonly audio: string;
  readonly signal: AbortSignal;
};

const draw = (
  { plan, spec, source, scratch, ...job }: RenderJob,
  parts: EngineParts,
  stage: Stage,
): Promise<string> => {
  const props: ShortsVideoProps = {
    src: stage.src,
    startMs: plan.startMs + source.facts.startMs,
    pictureAspect: plan.pictureAspect,
    rate: plan.rate,
    shots: shots(plan.scenes, plan.pieces),
    captions: plan.captions?.plan ?? null,
  };
  const { width, height } = spec.output;
  const { fps, frames, rate, bitrates } = plan;
  const { tools } = parts;
  const { signal } = stage;
  const film = { tools, rate, audio: stage.audio, bitrates, scratch, signal, timeoutMs: job.timeoutMs };
  return encodeJpegs(film, (next) =>
    drawFrames(stage.browser, {
      serveUrl: stage.serveUrl,
      props,
      width,
      height,
      fps,
      frames,
      signal,
      onFrame: async (jpeg, frame) => {
        await next(jpeg);
        job.onProgress("encoding", (drawShare * (frame + 1)) / frames);
      },
    }),
  );
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
      return await parts.browser.use(job.signal, (browser, signal) =>
        draw(job, parts, { browser, serveUrl, src: media.url, audio, signal }),
      );
    } finally {
      await media.close();
    }
  };
