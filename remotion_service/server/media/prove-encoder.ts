import { rm } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../process/run.ts";
import type { Encoder, VideoOrder } from "./encoders.ts";

const timeoutMs = 20_000;
const frames = 12;
const picture = `testsrc2=s=1080x1920:r=30:d=${frames / 30},format=yuv420p`;

/** Below this the frames that come back are not those that went in, whatever the settings. */
const leastPsnrDb = 25;

const trial: VideoOrder = {
  crf: 20,
  preset: "veryfast",
  draft: false,
  bitrates: { video: 14_000_000, buffer: 21_000_000, audio: 0 },
  limited: true,
  rate: { num: 30, den: 1 },
  width: 1080,
  height: 1920,
};

/** Similarity (dB) of each frame of a file to the one that went in. */
const readBack = async (ffmpeg: string, path: string, signal: AbortSignal): Promise<number[]> => {
  const graph = "[0:v]settb=1/30,setpts=N[a];[1:v]settb=1/30,setpts=N[b];[a][b]psnr=stats_file=-";
  const inputs = ["-i", path, "-f", "lavfi", "-i", picture];
  const args = ["-v", "error", "-nostdin", ...inputs, "-lavfi", graph, "-f", "null", "-"];
  const { stdout } = await run(ffmpeg, args, { signal, timeoutMs });
  return [...stdout.matchAll(/psnr_avg:(\S+)/g)].map(([, db]) => (db === "inf" ? Infinity : Number(db)));
};

/**
 * Encode a few frames of a short's size and read them back. Raises when the encoder is not there, does not work, or
 * makes something else of the pictures: that ffmpeg lists an encoder says only that it was compiled in.
 */
export const proveEncoder = async (
  ffmpeg: string,
  encoder: Encoder,
  options: { readonly scratch: string; readonly signal: AbortSignal },
): Promise<void> => {
  const path = join(options.scratch, `${encoder.name}.mp4`);
  const args = ["-v", "error", "-nostdin", "-y", ...encoder.device, "-f", "lavfi", "-i", picture];
  args.push(...(encoder.upload === null ? [] : ["-vf", encoder.upload]), ...encoder.options(trial), path);
  try {
    await run(ffmpeg, args, { signal: options.signal, timeoutMs });
    const seen = await readBack(ffmpeg, path, options.signal);
    if (seen.length !== frames || Math.min(...seen) < leastPsnrDb) {
      throw new Error(`${seen.length} of ${frames} frames came back, the worst at ${Math.min(...seen)} dB`);
    }
  } finally {
    await rm(path, { force: true });
  }
};
