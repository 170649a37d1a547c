import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { cropWindow, type CropWindow } from "../../src/crop/crop-window.ts";
import { interpolateCrop } from "../../src/crop/interpolate-crop.ts";
import type { CropConfig } from "../../src/spec/crop-config.ts";
import type { Layout } from "../../src/spec/layout.ts";
import { ffmpeg, profiles } from "../support/ffmpeg.ts";
import { TestService } from "../support/service.ts";
import { makeSpec } from "../support/spec.ts";

// Real renders on a machine that may be busy with others.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

let service: TestService;

const source = { width: 640, height: 360 };
const output = { width: 540, height: 960 };
/** Waves of brightness from left to right and from top to bottom, this many source pixels long. */
const wave = 48;
const pattern =
  `color=gray:s=${source.width}x${source.height}:r=25:d=2.2,format=yuv420p,` +
  `geq=lum='126+50*cos(2*PI*(X+0.5)/${wave})+50*cos(2*PI*(Y+0.5)/${wave})':cb=128:cr=128`;

beforeAll(async () => {
  service = await TestService.start({ X264_CRF: "6" });
  const colours = ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"];
  const codec = ["-c:v", "libx264", "-preset", "ultrafast", "-qp", "2", ...colours];
  await ffmpeg("-f", "lavfi", "-i", pattern, ...codec, service.object("in/waves.mp4"));
});

afterAll(() => service.close());

/** A slow pan, 20 source pixels in a second, and one that zooms and moves both ways. */
const slow: CropConfig = {
  mode: "keyframe",
  interpolation: "linear",
  keyframes: [
    { time: 0, x: 0.4, y: 0.5, zoom: 1 },
    { time: 1, x: 0.4313, y: 0.5, zoom: 1 },
  ],
};
const zooming: CropConfig = {
  mode: "keyframe",
  interpolation: "smooth",
  keyframes: [
    { time: 1, x: 0.5, y: 0.5, zoom: 1 },
    { time: 1.5, x: 0.55, y: 0.48, zoom: 1.12 },
    { time: 2, x: 0.62, y: 0.52, zoom: 1.3 },
  ],
};
const layouts: Layout[] = [
  { kind: "single", from_ms: 0, to_ms: 1000, panels: [slow] },
  { kind: "single", from_ms: 1000, to_ms: 2000, panels: [zooming] },
];

const windowAt = (frame: number): CropWindow => {
  const path = frame < 25 ? slow : zooming;
  return cropWindow(interpolateCrop(path, frame / 25), source.width / source.height, output.width / output.height);
};

/** How far, in pixels, a line of whole waves lies from where it should; `phase` is where in its wave a pixel should be. */
const shift = (line: readonly number[], phase: (pixel: number) => number): number => {
  const mean = line.reduce((sum, value) => sum + value, 0) / line.length;
  const projected = (wave: (angle: number) => number): number =>
    line.reduce((sum, value, pixel) => sum + (value - mean) * wave(2 * Math.PI * phase(pixel)), 0);
  const turned = Math.atan2(projected(Math.sin), projected(Math.cos)) / (2 * Math.PI);
  return turned / (phase(1) - phase(0));
};

/** The shifts of both halves of a line, so that a wrong size shows as well. */
const shifts = (line: readonly number[], start: number, size: number): number[] => {
  const waveLength = (wave * line.length) / size;
  const part = Math.round(waveLength * Math.floor(line.length / 2 / waveLength));
  const phase = (pixel: number): number => (start + ((pixel + 0.5) * size) / line.length) / wave;
  return [0, line.length - part].map((from) => shift(line.slice(from, from + part), (pixel) => phase(from + pixel)));
};

test.each(["composited", "remotion"] as const)(
  "%s: the window is where the path says in every frame",
  async (engine) => {
    const film = { key: "in/waves.mp4", ...source, duration_ms: 2200, has_audio: false };
    const order = {
      source: film,
      to_ms: 2000,
      layouts,
      output: { ...output, key: `out/${engine}.mp4`, cover_key: "out/c.jpg" },
    };
    const frames = await profiles(await service.render(makeSpec({ ...order, id: engine, engine })), output);
    expect(frames).toHaveLength(50);
    for (const [frame, { columns, rows }] of frames.entries()) {
      const window = windowAt(frame);
      const across = shifts(columns, window.x * source.width, window.width * source.width);
      const down = shifts(rows, window.y * source.height, window.height * source.height);
      expect(Math.max(...[...across, ...down].map(Math.abs)), `frame ${frame}`).toBeLessThan(0.5);
    }
  },
);
