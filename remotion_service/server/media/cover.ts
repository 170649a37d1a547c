import { join } from "node:path";
import { run } from "../process/run.ts";

const timeoutMs = 60_000;
const share = 0.27;

/** A frame a little over a quarter into the clip, shifted to the nearest one that shows a caption. */
export const coverFrame = (frames: number, hasCaption: (frame: number) => boolean): number => {
  const wanted = Math.floor(frames * share);
  const reach = Math.floor(frames * 0.1);
  for (let distance = 0; distance <= reach; distance += 1) {
    for (const frame of [wanted + distance, wanted - distance]) {
      if (frame >= 0 && frame < frames && hasCaption(frame)) {
        return frame;
      }
    }
  }
  return wanted;
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
  const args = ["-v", "error", "-y", "-ss", atS.toFixed(6), "-i", short, "-frames:v", "1"];
  args.push("-vf", jpegColours);
  args.push("-q:v", "3", "-map_metadata", "-1", path);
  await run(ffmpeg, args, { signal: options.signal, timeoutMs });
  return path;
};
