import { join } from "node:path";
import { renderMedia } from "@remotion/renderer";
import type { ShortsVideoProps } from "../../src/compositions/props.ts";
import type { Bitrates } from "../media/bitrate.ts";
import type { Tools } from "../settings.ts";
import type { Browser } from "./open-browser.ts";
import { followAbort, sharedOptions, videoConfig } from "./remotion-options.ts";

export type VideoJob = {
  readonly serveUrl: string;
  readonly props: ShortsVideoProps;
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly frames: number;
  readonly tools: Tools;
  readonly bitrates: Bitrates;
  readonly scratch: string;
  readonly signal: AbortSignal;
  readonly onProgress: (share: number) => void;
};

const x264Presets = ["ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow"] as const;

const kilobits = (bits: number): `${number}k` => `${Math.round(bits / 1000)}k`;

/** Render the whole picture in the browser, without sound, and return the file's path. */
export const renderVideo = async (browser: Browser, job: VideoJob): Promise<string> => {
  const { props, width, height, fps, frames, tools, bitrates } = job;
  const path = join(job.scratch, "picture.mp4");
  const { cancelSignal, release } = followAbort(job.signal);
  try {
    await renderMedia({
      ...sharedOptions(browser),
      serveUrl: job.serveUrl,
      composition: videoConfig({ id: "ShortsVideo", width, height, fps, frames, props }),
      inputProps: props,
      codec: "h264",
      imageFormat: "jpeg",
      jpegQuality: 92,
      crf: tools.crf,
      x264Preset: x264Presets.find((preset) => preset === tools.preset) ?? "veryfast",
      gopSize: Math.round(2 * fps),
      encodingMaxRate: kilobits(bitrates.video),
      encodingBufferSize: kilobits(bitrates.buffer),
      colorSpace: "bt709",
      pixelFormat: "yuv420p",
      outputLocation: path,
      cancelSignal,
      onProgress: ({ progress }) => {
        job.onProgress(progress);
      },
    });
  } finally {
    release();
  }
  return path;
};
