import { describe, expect, test } from "vitest";
import { axisPlan, type AxisPlan } from "../../../server/media/axis-plan.ts";

/** Where the output's centre really looks, in source pixels. */
const realisedCentre = (plan: AxisPlan, index: number, output: number): number =>
  plan.sourceAt[index]! + ((plan.outputAt[index]! + output / 2) * plan.sourceSize) / plan.scaledSize;

describe("axisPlan", () => {
  test("a window as large as the source is not cut", () => {
    expect(axisPlan([0], 1080, 1080, 1920)).toEqual({
      sourceSize: 1080,
      sourceAt: [0],
      scaledSize: 1920,
      outputAt: [0],
    });
  });

  test("a window on even pixels is cut exactly", () => {
    expect(axisPlan([640], 640, 1920, 1080)).toMatchObject({ sourceSize: 640, scaledSize: 1080, outputAt: [0] });
  });

  test("a slow pan over a 1080p source is realised to half an output pixel", () => {
    const size = 607.5;
    const starts = Array.from({ length: 500 }, (_, index) => 100 + index * 0.37);
    const plan = axisPlan(starts, size, 1920, 1080);
    const scale = 1080 / size;
    for (const [index, start] of starts.entries()) {
      const off = (realisedCentre(plan, index, 1080) - (start + size / 2)) * scale;
      expect(Math.abs(off)).toBeLessThanOrEqual(0.51);
      expect(plan.sourceAt[index]! % 2).toBe(0);
      expect(plan.outputAt[index]! + 1080).toBeLessThanOrEqual(plan.scaledSize);
    }
  });

  test("is enlarged alike in both directions, to a thousandth", () => {
    const plan = axisPlan([333.3], 607.5, 1920, 1080);
    expect(plan.scaledSize / plan.sourceSize / (1080 / 607.5)).toBeCloseTo(1, 2.5);
  });

  test.each([0, 1312.5])("windows at the source's edge (%f) stay inside", (start) => {
    const plan = axisPlan([start], 607.5, 1920, 1080);
    expect(plan.sourceAt[0]! + plan.sourceSize).toBeLessThanOrEqual(1920);
    expect(Math.abs(realisedCentre(plan, 0, 1080) - (start + 303.75))).toBeLessThan(0.6);
  });

  test("a source with an odd size is not read past its end", () => {
    const plan = axisPlan([245.2], 607.5, 853, 1080);
    expect(plan.sourceAt[0]! + plan.sourceSize).toBeLessThanOrEqual(853);
  });
});
