import { writeFile } from "node:fs/promises";
import { ffmpeg } from "./ffmpeg.ts";

/** Red, green, blue. */
export type Rgb = readonly [number, number, number];

export type HdrCurve = "smpte2084" | "arib-std-b67";

/** Light of ordinary white on HDR screens, and of an HLG screen at its brightest, in nits. */
const whiteNits = 203;
const hlgPeakNits = 1000;

/** What an ordinary screen (BT.1886) makes of a colour, as a share of its white. */
const light = (code: number): number => (code / 255) ** 2.4;

/** BT.709 light as light of BT.2020's wider primaries. */
const widened = ([red, green, blue]: Rgb): Rgb => [
  0.6274 * red + 0.3293 * green + 0.0433 * blue,
  0.0691 * red + 0.9195 * green + 0.0114 * blue,
  0.0164 * red + 0.088 * green + 0.8956 * blue,
];

const pq = (nits: number): number => {
  const power = (nits / 10_000) ** 0.1593017578125;
  return ((0.8359375 + 18.8515625 * power) / (1 + 18.6875 * power)) ** 78.84375;
};

const hlgCurve = (scene: number): number =>
  scene <= 1 / 12 ? Math.sqrt(3 * scene) : 0.17883277 * Math.log(12 * scene - 0.28466892) + 0.55991073;

const hlg = (nits: Rgb): Rgb => {
  const [red, green, blue] = nits.map((each) => each / hlgPeakNits) as unknown as Rgb;
  const shown = 0.2627 * red + 0.678 * green + 0.0593 * blue;
  const gain = shown > 0 ? shown ** (1 / 1.2 - 1) : 0;
  return [hlgCurve(red * gain), hlgCurve(green * gain), hlgCurve(blue * gain)];
};

/** What an HDR camera stores (0..1) for something that looks like a BT.709 colour on an ordinary screen. */
const stored = (colour: Rgb, curve: HdrCurve): Rgb => {
  const nits = widened(colour.map(light) as unknown as Rgb).map((share) => share * whiteNits) as unknown as Rgb;
  return curve === "smpte2084" ? (nits.map(pq) as unknown as Rgb) : hlg(nits);
};

const [width, height] = [640, 360];

/**
 * Make half a second of 10-bit HDR video as phones held upright do: stored lying, 640x360, shown standing. The colours
 * are stripes above each other as it is shown, the first at the bottom.
 */
export const hdrFilm = async (path: string, colours: readonly Rgb[], curve: HdrCurve): Promise<void> => {
  const line = Buffer.alloc(width * 6);
  for (let x = 0; x < width; x += 1) {
    const colour = colours[Math.floor((x * colours.length) / width)] ?? [0, 0, 0];
    for (const [channel, value] of stored(colour, curve).entries()) {
      line.writeUInt16LE(Math.round(65_535 * Math.min(1, value)), x * 6 + 2 * channel);
    }
  }
  await writeFile(`${path}.rgb`, Buffer.concat(Array<Buffer>(height).fill(line)));
  const raw = ["-f", "rawvideo", "-pix_fmt", "rgb48le", "-video_size", `${width}x${height}`, "-i", `${path}.rgb`];
  const filters = "loop=12:1,fps=25,scale=out_color_matrix=bt2020:out_range=tv:flags=accurate_rnd,format=yuv420p10le";
  const tags = ["-color_primaries", "bt2020", "-color_trc", curve, "-colorspace", "bt2020nc", "-color_range", "tv"];
  await ffmpeg(...raw, "-vf", filters, "-c:v", "libx264", "-preset", "ultrafast", "-qp", "4", ...tags, `${path}.mp4`);
  await ffmpeg("-i", `${path}.mp4`, "-c", "copy", "-metadata:s:v:0", "rotate=90", path);
};
