import { join } from "node:path";
import type { Writable } from "node:stream";
import type { FrameRate } from "../../src/timing/frame-rate.ts";
import { run } from "../process/run.ts";
import type { Tools } from "../settings.ts";
import { containerArguments } from "./encode.ts";
import type { Encoder, VideoOrder } from "./encoders.ts";

export type JpegsJob = {
  readonly tools: Tools;
  readonly rate: FrameRate;
  readonly audio: string;
  readonly encoder: Encoder;
  readonly order: VideoOrder;
  readonly scratch: string;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
};

/** JPEGs are full range BT.601; the film is limited range BT.709. */
const recolour = "scale=in_color_matrix=bt601:in_range=pc:out_color_matrix=bt709:out_range=tv,format=yuv420p";

const write = (stdin: Writable, picture: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    stdin.write(picture, (error) => {
      if (error) {
        reject(error);
      } else {
        resolve();
      }
    });
  });

/**
 * Encode pictures as they are drawn, with the finished sound, and return the file's path.
 * `draw` is given a function that takes the next picture and settles when there is room for another.
 */
export const encodeJpegs = async (
  job: JpegsJob,
  draw: (next: (picture: Buffer) => Promise<void>) => Promise<void>,
): Promise<string> => {
  const path = join(job.scratch, "short.mp4");
  const filters = [recolour, "setsar=1", ...(job.encoder.upload === null ? [] : [job.encoder.upload])].join(",");
  const args = [
    ...[
      "-v",
      "error",
      "-y",
      ...job.encoder.device,
      "-f",
      "image2pipe",
      "-framerate",
      `${job.rate.num}/${job.rate.den}`,
      "-c:v",
      "mjpeg",
    ],
    ...["-i", "pipe:0", "-i", job.audio, "-map", "0:v:0", "-map", "1:a:0", "-vf", filters],
    ...job.encoder.options(job.order),
    ...["-c:a", "copy", ...containerArguments, path],
  ];
  await run(job.tools.ffmpeg, args, {
    signal: job.signal,
    timeoutMs: job.timeoutMs,
    feed: (stdin) => draw((picture) => write(stdin, picture)),
  });
  return path;
};
