import { join } from "node:path";
import type { ShortsVideoProps } from "../../src/compositions/props.ts";
import { serveMedia } from "../browser/media-server.ts";
import { renderVideo } from "../browser/render-video.ts";
import { containerArguments } from "../media/encode.ts";
import { run } from "../process/run.ts";
import { together } from "../process/together.ts";
import type { Tools } from "../settings.ts";
import { clipAudio } from "./clip-audio.ts";
import type { Engine, EngineParts, RenderJob } from "./render-job.ts";

const pictureShare = 0.93;
const joinMs = 120_000;

const picture = async (job: RenderJob, parts: EngineParts, signal: AbortSignal): Promise<string> => {
  const { plan, spec, source } = job;
  const serveUrl = await parts.bundle();
  const media = await serveMedia(source.path);
  try {
    const props: ShortsVideoProps = {
      src: media.url,
      startMs: plan.startMs + source.facts.startMs,
      pictureAspect: plan.pictureAspect,
      rate: plan.rate,
      scenes: plan.scenes,
      captions: plan.captions?.plan ?? null,
    };
    return await parts.browser.use(signal, (browser) =>
      renderVideo(browser, {
        serveUrl,
        props,
        width: spec.output.width,
        height: spec.output.height,
        fps: plan.fps,
        frames: plan.frames,
        tools: parts.tools,
        bitrates: plan.bitrates,
        scratch: job.scratch,
        signal,
        onProgress: (share) => {
          job.onProgress("encoding", pictureShare * share);
        },
      }),
    );
  } finally {
    await media.close();
  }
};

const mux = async (tools: Tools, files: { video: string; audio: string }, job: RenderJob): Promise<string> => {
  const path = join(job.scratch, "short.mp4");
  const args = ["-v", "error", "-nostdin", "-y", "-i", files.video, "-i", files.audio];
  args.push("-map", "0:v:0", "-map", "1:a:0", "-c", "copy", ...containerArguments, path);
  await run(tools.ffmpeg, args, { signal: job.signal, timeoutMs: joinMs });
  return path;
};

/** The browser draws every whole frame: slow, and the reference for what a short looks like. */
export const remotionEngine =
  (parts: EngineParts): Engine =>
  async (job) => {
    const [video, audio] = await together(
      job.signal,
      (signal) => picture(job, parts, signal),
      (signal) => clipAudio(job, parts.tools, signal),
    );
    return mux(parts.tools, { video, audio }, job);
  };
