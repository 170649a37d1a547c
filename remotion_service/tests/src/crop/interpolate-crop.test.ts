import { describe, expect, test } from "vitest";
import { interpolateCrop } from "../../../src/crop/interpolate-crop.ts";
import type { CropConfig } from "../../../src/spec/crop-config.ts";

const path = (interpolation: CropConfig["interpolation"], ...xs: number[]): CropConfig => ({
  mode: "keyframe",
  keyframes: xs.map((x, time) => ({ time, x, y: 0.5, zoom: 1 + time / 10 })),
  interpolation,
});

const samples = (config: CropConfig, seconds: number): number[] =>
  Array.from({ length: seconds * 100 + 1 }, (_, index) => interpolateCrop(config, index / 100).x);

const steps = (values: readonly number[]): number[] =>
  values.slice(1).map((value, index) => value - (values[index] ?? 0));

describe("interpolateCrop", () => {
  test("a static camera stays", () => {
    const config: CropConfig = { mode: "static", staticCrop: { x: 0.3, y: 0.4, zoom: 2 } };
    expect(interpolateCrop(config, 7)).toEqual({ x: 0.3, y: 0.4, zoom: 2 });
  });

  test("rests before the first and after the last keyframe", () => {
    const config: CropConfig = {
      mode: "keyframe",
      keyframes: [
        { time: 1, x: 0.2, y: 0.5, zoom: 1 },
        { time: 2, x: 0.8, y: 0.5, zoom: 1 },
      ],
    };
    expect(interpolateCrop(config, 0).x).toBe(0.2);
    expect(interpolateCrop(config, 99).x).toBe(0.8);
  });

  test("linear moves in proportion to time, all three values together", () => {
    const point = interpolateCrop(path("linear", 0.2, 0.6), 0.25);
    expect(point.x).toBeCloseTo(0.3);
    expect(point.zoom).toBeCloseTo(1.025);
  });

  test.each(["linear", "ease", "smooth"] as const)("%s passes through its keyframes", (how) => {
    const config = path(how, 0.2, 0.6, 0.55, 0.55, 0.9);
    for (const { time, x, zoom } of config.keyframes ?? []) {
      expect(interpolateCrop(config, time).x).toBeCloseTo(x, 9);
      expect(interpolateCrop(config, time).zoom).toBeCloseTo(zoom, 9);
    }
  });

  test.each(["ease", "smooth"] as const)("%s never overshoots", (how) => {
    const values = samples(path(how, 0.2, 0.6, 0.6, 0.3), 3);
    expect(Math.max(...values)).toBeLessThanOrEqual(0.6 + 1e-9);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0.2 - 1e-9);
    expect(values.slice(100, 201).every((value) => Math.abs(value - 0.6) < 1e-9)).toBe(true);
  });

  test("smooth keeps moving through a keyframe on its way, ease stops there", () => {
    const speedAtKey = (how: CropConfig["interpolation"]): number => steps(samples(path(how, 0.1, 0.4, 0.7), 2))[100]!;
    expect(speedAtKey("smooth")).toBeGreaterThan(0.0025);
    expect(speedAtKey("ease")).toBeLessThan(0.0003);
  });
});
