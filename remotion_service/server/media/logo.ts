import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Logo } from "../../src/overlays/plan-watermark.ts";
import { ProcessError, run } from "../process/run.ts";
import { RenderError } from "../render-error.ts";

const timeoutMs = 20_000;
const maxBytes = 20_000_000;
const maxPixels = 50_000_000;

/** Logos are drawn at most half a picture wide; more pixels would only travel to the browser. */
const longestSide = 1024;

/** Files are known by how they begin, whatever their name, and read as nothing else. */
const readers: readonly { readonly name: string; readonly is: (head: Buffer) => boolean }[] = [
  { name: "png_pipe", is: (head) => head.subarray(0, 8).equals(Buffer.from("\x89PNG\r\n\x1a\n", "latin1")) },
  { name: "jpeg_pipe", is: (head) => head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) },
  {
    name: "webp_pipe",
    is: (head) => head.toString("latin1", 0, 4) === "RIFF" && head.toString("latin1", 8, 12) === "WEBP",
  },
];

const invalid = (message: string, cause?: unknown): RenderError => new RenderError("invalid_image", message, { cause });

/** The name of ffmpeg's reader for a file. Raises RenderError `invalid_image`. */
const readerOf = async (path: string): Promise<string> => {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size > maxBytes) {
      throw invalid(`the watermark's image is larger than ${maxBytes} bytes`);
    }
    const { buffer } = await file.read(Buffer.alloc(12), 0, 12, 0);
    const reader = readers.find(({ is }) => is(buffer));
    if (!reader) {
      throw invalid("the watermark's image is not a PNG, JPEG or WebP");
    }
    return reader.name;
  } finally {
    await file.close();
  }
};

/** Transparent pixels have colours, too; weighted by their opacity they do not show at the edges of what is smaller. */
const smaller = [
  "format=gbrap",
  "premultiply=inplace=1",
  `scale='max(1,min(1,${longestSide}/max(iw,ih))*iw)':'max(1,min(1,${longestSide}/max(iw,ih))*ih)':flags=area`,
  "unpremultiply=inplace=1",
  "format=rgba",
].join(",");

/**
 * Read a PNG, JPEG or WebP as a PNG of bounded size that any browser draws.
 * Raises RenderError `invalid_image` when it is none, broken or too large.
 */
export const readLogo = async (
  ffmpeg: string,
  path: string,
  { scratch, signal }: { readonly scratch: string; readonly signal: AbortSignal },
): Promise<Logo> => {
  const reader = await readerOf(path);
  const output = join(scratch, "logo.png");
  const strict = ["-xerror", "-err_detect", "explode+crccheck", "-max_pixels", String(maxPixels)];
  const args = ["-v", "error", "-nostdin", "-y", ...strict, "-f", reader, "-i", path];
  args.push("-frames:v", "1", "-vf", smaller, "-map_metadata", "-1", "-update", "1", output);
  try {
    await run(ffmpeg, args, { signal, timeoutMs });
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof ProcessError ? invalid("the watermark's image cannot be read", error) : error;
  }
  const png = await readFile(output);
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  return { src: `data:image/png;base64,${png.toString("base64")}`, width, height };
};
