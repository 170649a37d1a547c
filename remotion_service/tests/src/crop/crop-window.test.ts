import { describe, expect, test } from "vitest";
import { cropWindow } from "../../../src/crop/crop-window.ts";

const wide = 1920 / 1080;
const tall = 1080 / 1920;

describe("cropWindow", () => {
  test("zoom 1 takes the full height of a wide picture", () => {
    const window = cropWindow({ x: 0.5, y: 0.1, zoom: 1 }, wide, tall);
    expect(window.height).toBe(1);
    expect(window.y).toBe(0);
    expect(window.width * 1920).toBeCloseTo(607.5);
    expect(window.x * 1920).toBeCloseTo(656.25);
  });

  test("zoom 2 takes half of it around the point", () => {
    const window = cropWindow({ x: 0.5, y: 0.4, zoom: 2 }, wide, tall);
    expect(window.height).toBe(0.5);
    expect(window.y).toBeCloseTo(0.15);
  });

  test("zoom 1 takes the full width where the picture is narrower than the panel", () => {
    const window = cropWindow({ x: 0.9, y: 0.5, zoom: 1 }, tall, 1080 / 960);
    expect(window).toMatchObject({ x: 0, width: 1 });
    expect(window.height * 1920).toBeCloseTo(960);
  });

  test.each([0, 0.05, 0.95, 1])("never leaves the picture at x = %f", (x) => {
    const window = cropWindow({ x, y: x, zoom: 1.7 }, wide, tall);
    expect(window.x).toBeGreaterThanOrEqual(0);
    expect(window.y).toBeGreaterThanOrEqual(0);
    expect(window.x + window.width).toBeLessThanOrEqual(1 + 1e-12);
    expect(window.y + window.height).toBeLessThanOrEqual(1 + 1e-12);
  });
});
