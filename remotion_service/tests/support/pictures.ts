import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** A decoded picture: three bytes (red, green, blue) per pixel, row by row. */
export type Picture = { readonly width: number; readonly height: number; readonly rgb: Buffer };

const execute = promisify(execFile);
const maxBuffer = 64 * 1024 * 1024;

const convert = async (pngs: Buffer, ...to: string[]): Promise<Buffer> => {
  const args = ["-v", "error", "-f", "image2pipe", "-c:v", "png", "-i", "pipe:0", ...to, "pipe:1"];
  const running = execute("ffmpeg", args, { encoding: "buffer", maxBuffer });
  running.child.stdin?.end(pngs);
  return (await running).stdout;
};

/** Decode pictures of one size. */
export const decodePngs = async (pngs: readonly Buffer[]): Promise<Picture[]> => {
  const [width, height] = [16, 20].map((at) => pngs[0]!.readUInt32BE(at)) as [number, number];
  const rgb = await convert(Buffer.concat(pngs), "-f", "rawvideo", "-pix_fmt", "rgb24");
  const bytes = 3 * width * height;
  return pngs.map((_, index) => ({ width, height, rgb: rgb.subarray(index * bytes, (index + 1) * bytes) }));
};

/** The same picture in few colours: much smaller, and nobody sees the difference. */
export const smallPng = (png: Buffer): Promise<Buffer> => {
  const palette = "split[a][b];[a]palettegen=max_colors=128:reserve_transparent=0[p];[b][p]paletteuse=dither=none";
  return convert(png, "-vf", palette, "-f", "image2pipe", "-c:v", "png", "-pred", "mixed");
};

/** Share of pixels in which some channel differs by more than `level`. */
export const differing = (one: Picture, other: Picture, level: number): number => {
  if (one.width !== other.width || one.height !== other.height) {
    return 1;
  }
  let count = 0;
  for (let at = 0; at < one.rgb.length; at += 3) {
    const apart = [0, 1, 2].some((channel) => Math.abs(one.rgb[at + channel]! - other.rgb[at + channel]!) > level);
    count += apart ? 1 : 0;
  }
  return (count * 3) / one.rgb.length;
};

/** Largest difference of a pixel's channels from a colour. */
export const offBy = ({ width, rgb }: Picture, x: number, y: number, color: readonly number[]): number =>
  Math.max(...color.map((value, channel) => Math.abs(rgb[3 * (y * width + x) + channel]! - value)));
