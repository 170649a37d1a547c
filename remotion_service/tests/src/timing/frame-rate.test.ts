import { describe, expect, test } from "vitest";
import { frameAt, frameRate, frameStartMs } from "../../../src/timing/frame-rate.ts";

describe("frame rates", () => {
  test.each([
    [25, 25, 1],
    [29.97, 30_000, 1001],
    [23.976, 24_000, 1001],
    [59.94, 60_000, 1001],
    [30, 30, 1],
    [12.5, 12_500, 1000],
  ])("%f frames per second are %i/%i", (fps, num, den) => {
    expect(frameRate(fps)).toEqual({ num, den });
  });

  test("a frame's start rounds back to the same frame, an hour in as well", () => {
    const rate = frameRate(29.97);
    for (const frame of [0, 1, 2, 29, 30, 107_892]) {
      expect(frameAt(Math.round(frameStartMs(frame, rate)), rate)).toBe(frame);
    }
  });
});
