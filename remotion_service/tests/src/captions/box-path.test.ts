import { describe, expect, test } from "vitest";
import { boxPath, type Block } from "../../../src/captions/box-path.ts";

const block = (widths: number[], changes: Partial<Block> = {}): Block => ({
  widths,
  lineHeight: 100,
  padding: { x: 20, y: 10 },
  radius: 15,
  ...changes,
});

const numbers = (path: string): number[] => (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

/** The points at which the outline enters and leaves its corners. */
const points = (path: string): [number, number][] =>
  [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)(?= [AL Z])/g)].map(([, x, y]) => [Number(x), Number(y)]);

const corners = (path: string): number => path.match(/A/g)?.length ?? 0;

describe("the background of lines", () => {
  test("surrounds one line with its padding", () => {
    const path = boxPath(block([300]));
    expect(corners(path)).toBe(4);
    const xs = points(path).map(([x]) => x);
    const ys = points(path).map(([, y]) => y);
    expect([Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]).toEqual([-170, 170, -10, 110]);
  });

  test("hugs each line and rounds the inner corners too", () => {
    expect(corners(boxPath(block([300, 100])))).toBe(8);
    expect(corners(boxPath(block([100, 300, 100])))).toBe(12);
  });

  test("lines of nearly the same width end together", () => {
    expect(corners(boxPath(block([300, 290])))).toBe(4);
    expect(corners(boxPath(block([300, 290, 280, 100])))).toBe(8);
  });

  test("without a radius it is square", () => {
    expect(points(boxPath(block([300], { radius: 0 })))).toContainEqual([170, -10]);
  });

  test("no padding or radius breaks it", () => {
    for (const widths of [[1], [300, 10, 300], [10, 300, 10, 300]]) {
      for (const radius of [0, 3, 200]) {
        for (const padding of [0, 30, 200]) {
          const path = boxPath(block(widths, { radius, padding: { x: padding, y: padding } }));
          expect(numbers(path).every(Number.isFinite), path).toBe(true);
          expect(path).toMatch(/^M .* Z$/);
        }
      }
    }
  });
});
