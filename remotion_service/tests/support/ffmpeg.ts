import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);
const maxBuffer = 256 * 1024 * 1024;

/** Run ffmpeg and return what it says on standard error. */
export const ffmpeg = async (...args: string[]): Promise<string> =>
  (await execute("ffmpeg", ["-hide_banner", "-nostdin", "-y", ...args], { maxBuffer })).stderr;

export type StreamFacts = Readonly<Record<string, string | number | undefined>>;
export type FileFacts = {
  readonly streams: StreamFacts[];
  readonly format: { readonly tags?: Record<string, string> };
};

export const ffprobe = async (path: string): Promise<FileFacts> => {
  const args = ["-v", "error", "-print_format", "json", "-show_streams", "-show_format", path];
  return JSON.parse((await execute("ffprobe", args)).stdout) as FileFacts;
};

const bytesOf = async (args: readonly string[]): Promise<Buffer> =>
  (await execute("ffmpeg", ["-v", "error", ...args, "pipe:1"], { encoding: "buffer", maxBuffer })).stdout;

/** The mean brightness (0..255) of a rectangle in every frame of a film. */
export const brightness = async (path: string, [width, height, x, y]: number[]): Promise<number[]> => {
  const filter = `crop=${width}:${height}:${x}:${y}:exact=1,format=gray`;
  const raw = await bytesOf(["-i", path, "-vf", filter, "-f", "rawvideo"]);
  const size = width! * height!;
  return Array.from({ length: raw.length / size }, (_, frame) => {
    const pixels = raw.subarray(frame * size, (frame + 1) * size);
    return pixels.reduce((sum, pixel) => sum + pixel, 0) / size;
  });
};

/** The mean brightness (0..255) of each of `count` equally high rows of a film's pictures, frame by frame. */
export const rowBrightness = async (path: string, count: number): Promise<number[][]> => {
  const filter = `crop=iw/4:ih,scale=1:${count}:flags=area,format=gray`;
  const raw = await bytesOf(["-i", path, "-vf", filter, "-f", "rawvideo"]);
  return Array.from({ length: raw.length / count }, (_, frame) => [
    ...raw.subarray(frame * count, (frame + 1) * count),
  ]);
};

/** The colour (red, green, blue of 0..255) in the middle of each of `count` stripes below each other, first frame. */
export const stripes = async (path: string, count: number): Promise<number[][]> => {
  const filter = `scale=1:${5 * count}:flags=area:in_color_matrix=bt709,format=rgb24`;
  const raw = await bytesOf(["-i", path, "-frames:v", "1", "-vf", filter, "-f", "rawvideo"]);
  return Array.from({ length: count }, (_, stripe) => [...raw.subarray(3 * (5 * stripe + 2), 3 * (5 * stripe + 3))]);
};

/** The sound as samples of one channel at 48 kHz. */
export const samples = async (path: string): Promise<Float32Array> => {
  const raw = await bytesOf(["-i", path, "-vn", "-ac", "1", "-ar", "48000", "-f", "f32le"]);
  return new Float32Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.length));
};

/** Structural similarity of two films for every frame, inside a rectangle (`width:height:x:y`) of both. */
export const similarity = async (one: string, other: string, rectangle = "iw:ih:0:0"): Promise<number[]> => {
  const graph = `[0:v]crop=${rectangle}[a];[1:v]crop=${rectangle}[b];[a][b]ssim=f=-`;
  const args = ["-v", "error", "-i", one, "-i", other, "-lavfi", graph, "-f", "null", "-"];
  const { stdout } = await execute("ffmpeg", args, { maxBuffer });
  return [...stdout.matchAll(/All:([\d.]+)/g)].map((match) => Number(match[1]));
};

/** Mean difference (0..255) of brightness and colours of two films for every frame, inside a rectangle of both. */
export const difference = async (one: string, other: string, rectangle: string): Promise<number[]> => {
  const planes = (path: string): Promise<Buffer> =>
    bytesOf(["-i", path, "-vf", `crop=${rectangle},format=yuv444p`, "-f", "rawvideo"]);
  const [first, second] = await Promise.all([planes(one), planes(other)]);
  const [width = 0, height = 0] = rectangle.split(":").map(Number);
  const size = 3 * width * height;
  return Array.from({ length: Math.min(first.length, second.length) / size }, (_, frame) => {
    let sum = 0;
    for (let at = frame * size; at < (frame + 1) * size; at += 1) {
      sum += Math.abs(first[at]! - second[at]!);
    }
    return sum / size;
  });
};

export type Profile = { readonly columns: number[]; readonly rows: number[] };

const means = async (path: string, filter: string, length: number): Promise<number[][]> => {
  // More than eight bits, because a mean of many pixels is finer than each of them.
  const raw = await bytesOf(["-i", path, "-vf", `format=gray16le,${filter}`, "-pix_fmt", "gray16le", "-f", "rawvideo"]);
  const all = new Uint16Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.length));
  return Array.from({ length: all.length / length }, (_, frame) => [
    ...all.subarray(frame * length, (frame + 1) * length),
  ]);
};

/** The mean brightness of every column and of every row of a film's pictures, frame by frame. */
export const profiles = async (path: string, size: { width: number; height: number }): Promise<Profile[]> => {
  const columns = await means(path, "scale=iw:1:flags=area", size.width);
  const rows = await means(path, "scale=1:ih:flags=area", size.height);
  return columns.map((each, frame) => ({ columns: each, rows: rows[frame] ?? [] }));
};
