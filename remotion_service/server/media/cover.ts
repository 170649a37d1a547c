import { join } from "node:path";

const share = 0.27;

/** The frame nearest to a little over a quarter into the clip at which a caption stands still, or that frame itself. */
export const coverFrame = (frames: number, isSettled: (frame: number) => boolean): number => {
  const wanted = Math.floor(frames * share);
  const reach = Math.floor(frames * 0.1);
  const near = Array.from({ length: 2 * reach + 1 }, (_, index) => wanted + Math.ceil(index / 2) * (-1) ** index);
  return near.find((frame) => frame >= 0 && frame < frames && isSettled(frame)) ?? wanted;
};

/** Where an engine writes a short's cover. */
export const coverPath = (scratch: string): string => join(scratch, "cover.jpg");

/** Filter from the film's colours to a JPEG's. */
export const jpegColours = "scale=in_color_matrix=bt709:out_color_matrix=bt601:out_range=pc,format=yuvj420p";

/** Filter chains that take one frame of the finished pictures for the cover and let all of them through. */
export const coverChains = (
  frame: number,
  pads: { readonly in: string; readonly out: string; readonly cover: string },
): string[] => [`${pads.in}split${pads.out}[still]`, `[still]select='eq(n,${frame})',${jpegColours}${pads.cover}`];

/** Options of the second file that ffmpeg writes, the cover. */
export const coverArguments = (pad: string, path: string): string[] => [
  ...["-map", pad, "-frames:v", "1", "-c:v", "mjpeg", "-threads", "1", "-q:v", "3"],
  ...["-map_metadata", "-1", "-fflags", "+bitexact", "-f", "image2", "-update", "1", path],
];
