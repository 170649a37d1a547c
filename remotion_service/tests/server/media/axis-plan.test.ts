import { describe, expect, test } from "vitest";
import { axisPlan, type AxisPlan, type Span } from "../../../server/media/axis-plan.ts";

/** How far the output's edges lie from the window's, in output pixels. */
const edgeErrors = (plan: AxisPlan, index: number, { start, size }: Span, output: number): number[] => {
  const value = (table: readonly number[]): number => table[Math.min(index, table.length - 1)]!;
  const at = (pixel: number): number =>
    value(plan.sourceAt) + ((value(plan.outputAt) + pixel) * plan.sourceSize) / value(plan.scaledSize);
  return [(at(0) - start) * (output / size), (at(output) - start - size) * (output / size)];
};

const worst = (spans: readonly Span[], full: number, output: number, evenOnly = false): number => {
  const plan = axisPlan(spans, full, output, evenOnly);
  for (const [index, sourceAt] of plan.sourceAt.entries()) {
    expect(sourceAt % 2).toBe(0);
    expect(sourceAt + plan.sourceSize).toBeLessThanOrEqual(full);
    expect(plan.outputAt[index]! + output).toBeLessThanOrEqual(plan.scaledSize[index]!);
    expect(evenOnly && (plan.outputAt[index]! % 2 === 1 || plan.scaledSize[index]! % 2 === 1)).toBe(false);
  }
  return Math.max(...spans.flatMap((span, index) => edgeErrors(plan, index, span, output)).map(Math.abs));
};

const pan = (size: number, step: number, from = 100): Span[] =>
  Array.from({ length: 300 }, (_, index) => ({ start: from + index * step, size }));

/** Like a camera that comes closer to the middle of a picture while it moves. */
const approach = (full: number, largest: number): Span[] =>
  Array.from({ length: 300 }, (_, index) => {
    const size = largest / (1 + index * 0.002);
    return { start: Math.max(0, (full - size) / 2 + index * 0.1 - 15), size };
  });

describe("axisPlan", () => {
  test("a window as large as the source is not cut", () => {
    expect(axisPlan([{ start: 0, size: 1080 }], 1080, 1920)).toEqual({
      sourceSize: 1080,
      sourceAt: [0],
      scaledSize: [1920],
      outputAt: [0],
    });
  });

  test("a window on even pixels is cut exactly", () => {
    expect(axisPlan([{ start: 640, size: 640 }], 1920, 1080)).toEqual({
      sourceSize: 640,
      sourceAt: [640],
      scaledSize: [1080],
      outputAt: [0],
    });
  });

  test.each([
    { name: "1080p", full: 1920, size: 607.5, output: 1080, limit: 0.25 },
    { name: "720p", full: 1280, size: 405, output: 1080, limit: 0.4 },
    { name: "360p", full: 640, size: 202.5, output: 1080, limit: 0.4 },
    { name: "a draft of 1080p", full: 1920, size: 607.5, output: 360, limit: 0.3 },
    { name: "twice enlarged", full: 1920, size: 540, output: 1080, limit: 0.5 },
  ])("a slow pan over $name follows the path in every frame", ({ full, size, output, limit }) => {
    expect(worst(pan(size, 0.23), full, output)).toBeLessThanOrEqual(limit);
  });

  test("a pan keeps its size", () => {
    expect(new Set(axisPlan(pan(607.5, 0.37), 1920, 1080).scaledSize).size).toBe(1);
  });

  test.each([
    [1920, 607.5, 1080],
    [1080, 1080, 1920],
    [640, 202.5, 1080],
    [360, 360, 1920],
  ])("a zoom in a source of %i pixels keeps both edges within half a pixel", (full, largest, output) => {
    expect(worst(approach(full, largest), full, output)).toBeLessThanOrEqual(0.5);
  });

  test("nothing is odd where only even positions can be cut", () => {
    expect(worst(pan(607.5, 0.37), 1920, 1080, true)).toBeLessThan(0.5);
    expect(worst(approach(1080, 1080), 1080, 1920, true)).toBeLessThan(1.1);
  });

  test.each([0, 1312.5])("windows at the source's edge (%f) stay inside", (start) => {
    expect(worst([{ start, size: 607.5 }], 1920, 1080)).toBeLessThan(0.5);
  });

  test("a source with an odd size is not read past its end", () => {
    expect(worst([{ start: 245.2, size: 607.5 }], 853, 1080)).toBeLessThan(2);
  });
});
