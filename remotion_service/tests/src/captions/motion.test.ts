import { describe, expect, test } from "vitest";
import { cycle, once, throughWord, type Motion } from "../../../src/captions/motion.ts";

const values = (motion: Motion, untilMs: number, spokenMs = 300): number[] => [
  ...new Set(Array.from({ length: untilMs }, (_, ms) => motion(ms, spokenMs))),
];

describe("motions", () => {
  test("once moves at once, evenly, and rests for ever", () => {
    expect(values(once(100), 5000)).toEqual([0.25, 0.5, 0.75, 1]);
    expect(once(100)(100, 300)).toBe(1);
  });

  test("at 30 frames per second every frame of a movement is a picture of its own", () => {
    const frames = [0, 1, 2, 3].map((frame) => once(100)((frame * 1000) / 30, 300));
    expect(frames).toEqual([0.25, 0.5, 0.75, 1]);
  });

  test("through a word goes on while it is spoken, however long that is", () => {
    expect(values(throughWord(50), 400, 200)).toEqual([0.125, 0.375, 0.625, 0.875, 1]);
    expect(values(throughWord(50), 400, 20)).toEqual([0.5, 1]);
    expect(throughWord(50)(0, 0)).toBe(1);
  });

  test("a cycle goes down and up over the same pictures", () => {
    const pulse = [0, 100, 200, 300, 400, 500, 600, 700].map((ms) => cycle(600, 4)(ms, 300));
    expect(pulse.map((value) => Math.round(3 * value))).toEqual([3, 2, 1, 0, 1, 2, 3, 2]);
    expect(values(cycle(600, 4), 60_000)).toHaveLength(4);
  });
});
