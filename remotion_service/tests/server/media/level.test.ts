import { describe, expect, test } from "vitest";
import { firstLevel, nextLevel } from "../../../server/media/level.ts";
import { parseLoudness } from "../../../server/media/loudness.ts";

const target = { lufs: -14, truePeak: -1 };

describe("the level", () => {
  test("starts with the gain that is missing", () => {
    expect(firstLevel(-23.1, target).gainDb).toBeCloseTo(9.1);
    expect(firstLevel(-9, target).gainDb).toBeCloseTo(-5);
  });

  test("leaves silence and room noise alone", () => {
    expect(firstLevel(-70, target).gainDb).toBe(0);
    const first = firstLevel(-60, target);
    expect(nextLevel(first, { lufs: -60, truePeak: -50 }, first, target)).toBeNull();
  });

  test("is done when loudness fits and the peak is below the target", () => {
    const first = firstLevel(-20, target);
    expect(nextLevel(first, { lufs: -14.2, truePeak: -1.4 }, first, target)).toBeNull();
  });

  test("is raised while the result is too quiet, and lowered at the peaks when they pass the target", () => {
    const first = firstLevel(-20, target);
    const louder = nextLevel(first, { lufs: -15.5, truePeak: -1.4 }, first, target);
    expect(louder!.gainDb).toBeGreaterThan(first.gainDb);
    const softer = nextLevel(first, { lufs: -14, truePeak: -0.2 }, first, target);
    expect(softer!.ceilingDb).toBeLessThan(first.ceilingDb - 0.8);
  });

  test("never drives the limiter without end", () => {
    const first = firstLevel(-20, target);
    let level = first;
    for (let attempt = 0; attempt < 20; attempt += 1) {
      level = nextLevel(level, { lufs: -18, truePeak: -1.5 }, first, target) ?? level;
    }
    expect(level.gainDb).toBeLessThanOrEqual(first.gainDb + 6);
  });
});

test("parseLoudness reads the last summary, silence included", () => {
  const summary = (lufs: string, peak: string): string =>
    `[Parsed_ebur128_5] Summary:\n\n  Integrated loudness:\n    I:         ${lufs} LUFS\n\n  True peak:\n    Peak:      ${peak} dBFS\n`;
  expect(parseLoudness(summary("-23.1", "-8.6"))).toEqual({ lufs: -23.1, truePeak: -8.6 });
  expect(parseLoudness(summary("-70.0", "-inf"))).toEqual({ lufs: -70, truePeak: -Infinity });
  expect(() => parseLoudness("nothing")).toThrow();
});
