import type { CropConfig } from "../src/spec/crop-config.ts";
import type { Layout } from "../src/spec/layout.ts";
import type { CompositionName } from "../src/spec/render-spec.ts";
import { sample } from "./sample-format.ts";

const at = (x: number, y = 0.5, zoom = 1): CropConfig => ({ mode: "static", staticCrop: { x, y, zoom } });

const [left, right] = [0.27, 0.73];

const pan: CropConfig = {
  mode: "keyframe",
  interpolation: "smooth",
  keyframes: [
    { time: 0, x: left, y: 0.5, zoom: 1 },
    { time: 2.6, x: left, y: 0.55, zoom: 1.15 },
    { time: 3.4, x: right, y: 0.55, zoom: 1.15 },
    { time: 8, x: right, y: 0.5, zoom: 1 },
    { time: 12, x: left, y: 0.5, zoom: 1 },
  ],
};

const { durationMs } = sample;
const single = (panel: CropConfig, from_ms = 0, to_ms: number = durationMs): Layout => ({
  kind: "single",
  panels: [panel],
  from_ms,
  to_ms,
});
const split = (from_ms = 0, to_ms: number = durationMs): Layout => ({
  kind: "split",
  panels: [at(left, 0.6, 1.3), at(right, 0.6, 1.3)],
  from_ms,
  to_ms,
});
const fit = (from_ms = 0, to_ms: number = durationMs): Layout => ({ kind: "fit", panels: [], from_ms, to_ms });

const turns = [single(at(left), 0, 3000), single(at(right), 3000, 6000), split(6000, 9000), fit(9000, durationMs)];

/** Layouts that a composition can be looked at with, the usual one first. */
export const layoutChoices: Readonly<Record<CompositionName, Readonly<Record<string, readonly Layout[]>>>> = {
  CaptionedVideo: { "весь кадр": [single(at(0.5))] },
  ShortsVideo: { "камера движется": [single(pan)], слева: [single(at(left))], справа: [single(at(right))] },
  AutoEditVideo: { реплики: turns, "два окна": [split()], "кадр целиком": [fit()] },
};
