import { join } from "node:path";
import { run } from "../process/run.ts";

const timeoutMs = 60_000;
const share = 0.27;

/**
 * A frame a little over a quarter into the clip that shows a caption: the nearest key frame, which is read without
 * decoding others before it, or else the nearest frame.
 */
export const coverFrame = (frames: number, keyFrameEvery: number, hasCaption: (frame: number) => boolean): number => {
  const wanted = Math.floor(frames * share);
  const reach = Math.floor(frames * 0.1);
  const near = Array.from({ length: 2 * reach + 1 }, (_, index) => wanted + Math.ceil(index / 2) * (-1) ** index);
  const shown = near.filter((frame) => frame >= 0 && frame < frames && hasCaption(frame));
  return shown.find((frame) => frame % keyFrameEvery === 0) ?? shown[0] ?? wanted;
};

/** Filter from the film's colours to a JPEG's. */
export const jpegColours = "scale=in_color_matrix=bt709:out_color_matrix=bt601:out_range=pc,format=yuvj420p";

/** Write one picture of the finished short as a JPEG beside it and return its path. */
export const makeCover = async (
  ffmpeg: string,
  short: string,
  atS: number,
  options: { readonly scratch: string; readonly signal: AbortSignal },
): Promise<string> => {
  const path = join(options.scratch, "cover.jpg");
  const args = ["-v", "error", "-y", "-threads", "1", "-ss", atS.toFixed(6), "-i", short, "-frames:v", "1"];
  args.push("-vf", jpegColours);
  args.push("-q:v", "3", "-map_metadata", "-1", path);
  await run(ffmpeg, args, { signal: options.signal, timeoutMs });
  return path;
};
