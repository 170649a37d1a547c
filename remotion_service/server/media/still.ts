import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { frameStartMs } from "../../src/timing/frame-rate.ts";
import { framesRead } from "../../src/timing/pieces.ts";
import { run } from "../process/run.ts";
import { RenderError } from "../render-error.ts";
import { jpegColours } from "./cover.ts";
import { pictureGraph, type PictureJob } from "./video-graph.ts";

const timeoutMs = 25_000;

export type StillJob = {
  readonly ffmpeg: string;
  readonly source: string;
  /** Where reading starts on the file's own clock, in seconds from its beginning. */
  readonly seekS: number;
  /** A film of one frame. */
  readonly picture: PictureJob;
  readonly scratch: string;
  readonly signal: AbortSignal;
};

/**
 * Cut the one frame out of the source, as it is before anything lies above it, and return its path.
 * Raises ProcessError, and RenderError when the source has no picture there: ffmpeg does not mind.
 */
export const cutFrame = async ({ picture, scratch, signal, ...job }: StillJob): Promise<string> => {
  const script = join(scratch, "still.txt");
  const path = join(scratch, "still.yuv");
  await writeFile(script, pictureGraph(picture, "[0:V:0]", "[out]").join(";\n"));
  const length = picture.leadS + frameStartMs(framesRead(picture.pieces), picture.rate) / 1000 + 1;
  const args = ["-v", "error", "-nostdin", "-y", "-reinit_filter", "0", "-ss", job.seekS.toFixed(6)];
  args.push(
    "-t",
    length.toFixed(6),
    "-i",
    job.source,
    "-filter_complex_script",
    script,
    "-map",
    "[out]",
    "-frames:v",
    "1",
  );
  await run(job.ffmpeg, [...args, "-pix_fmt", "yuv420p", "-f", "rawvideo", path], { signal, timeoutMs });
  const { size } = await stat(path).catch(() => ({ size: 0 }));
  if (size === 0) {
    throw new RenderError("source_unreadable", "the source has no picture at this moment");
  }
  return path;
};

/** Lay what the browser drew (null for nothing) over a cut frame and return the JPEG's path. */
export const finishStill = async (job: StillJob, frame: string, front: string | null): Promise<string> => {
  const path = join(job.scratch, "still.jpg");
  const { width, height } = job.picture.output;
  const raw = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-video_size", `${width}x${height}`, "-i", frame];
  const above =
    "[1:v]scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd+full_chroma_int,format=yuva420p[above];" +
    `[0:v][above]overlay=format=yuv420,${jpegColours}`;
  const graph = front === null ? ["-vf", jpegColours] : ["-i", front, "-lavfi", above];
  const args = ["-v", "error", "-nostdin", "-y", ...raw, ...graph, "-frames:v", "1", "-q:v", "3", path];
  await run(job.ffmpeg, args, { signal: job.signal, timeoutMs });
  return path;
};
