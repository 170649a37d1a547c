import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { frameStartMs, type FrameRate } from "../../src/timing/frame-rate.ts";
import { framesRead } from "../../src/timing/pieces.ts";
import { run } from "../process/run.ts";
import type { Tools } from "../settings.ts";
import type { Bitrates } from "./bitrate.ts";
import { captionGraph, type Atlas } from "./caption-graph.ts";
import { pictureGraph, type PictureJob } from "./video-graph.ts";

export type EncodeJob = {
  readonly tools: Tools;
  readonly source: string;
  /** Where reading starts on the file's own clock, in seconds from its beginning. */
  readonly seekS: number;
  readonly picture: PictureJob;
  readonly atlas: Atlas | null;
  readonly audio: string;
  readonly bitrates: Bitrates;
  readonly scratch: string;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly onFrame: (frame: number) => void;
};

const rateText = ({ num, den }: FrameRate): string => `${num}/${den}`;

/** H.264 options shared by everything that is delivered. */
export const videoArguments = ({ preset, crf }: Tools, { video, buffer }: Bitrates, rate: FrameRate): string[] => [
  ...["-c:v", "libx264", "-preset", preset, "-crf", String(crf), "-profile:v", "high", "-pix_fmt", "yuv420p"],
  ...["-maxrate", String(video), "-bufsize", String(buffer), "-g", String(Math.round((2 * rate.num) / rate.den))],
  ...["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"],
];

/** Container options of a finished file: nothing of the source's metadata, ready for streaming. */
export const containerArguments = ["-map_metadata", "-1", "-map_chapters", "-1", "-movflags", "+faststart"];

const graph = ({ picture, atlas }: EncodeJob): string => {
  const base = atlas ? "[base]" : "[out]";
  const captions = atlas ? captionGraph(atlas, picture.rate, { base, pages: "[1:v]", out: "[out]" }) : [];
  return [...pictureGraph(picture, "[0:V:0]", base), ...captions].join(";\n");
};

/** Arguments for the pass that cuts, crops, lays the captions over, encodes and joins the sound. */
export const encodeArguments = (job: EncodeJob, script: string, output: string): string[] => {
  const { picture, atlas } = job;
  const rate = rateText(picture.rate);
  const length = picture.leadS + frameStartMs(framesRead(picture.pieces), picture.rate) / 1000 + 1;
  return [
    ...["-v", "error", "-nostdin", "-y", "-progress", "pipe:1", "-nostats"],
    ...["-ss", job.seekS.toFixed(6), "-t", length.toFixed(6), "-i", job.source],
    ...(atlas ? ["-framerate", rate, "-start_number", "0", "-i", atlas.pattern] : []),
    ...["-i", job.audio, "-filter_complex_script", script],
    ...["-map", "[out]", "-map", `${atlas ? 2 : 1}:a:0`, "-r", rate],
    ...videoArguments(job.tools, job.bitrates, picture.rate),
    ...["-c:a", "copy", ...containerArguments, output],
  ];
};

/** Make the finished file in the scratch folder and return its path. Raises ProcessError. */
export const encode = async (job: EncodeJob): Promise<string> => {
  const script = join(job.scratch, "graph.txt");
  const output = join(job.scratch, "short.mp4");
  await writeFile(script, graph(job));
  await run(job.tools.ffmpeg, encodeArguments(job, script, output), {
    signal: job.signal,
    timeoutMs: job.timeoutMs,
    onLine: (line) => {
      const frame = /^frame=(\d+)/.exec(line)?.[1];
      if (frame !== undefined) {
        job.onFrame(Number(frame));
      }
    },
  });
  return output;
};
