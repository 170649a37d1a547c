import { describe, expect, test } from "vitest";
import { packPatches } from "../../../src/atlas/pack-patches.ts";
import type { Patch, StateChange } from "../../../src/atlas/patch.ts";

const page = { width: 400, height: 300 };

/** Many states, each with a word or two of different sizes. */
const changes: StateChange[] = Array.from({ length: 60 }, (_, state) => {
  const word = { left: 2 * state, top: 10, width: 60 + ((state * 34) % 120), height: 40 + ((state * 6) % 24) };
  return { state, fresh: state % 10 === 0, rects: state % 4 === 0 ? [word, { ...word, top: 60 }] : [word] };
});

const overlap = (one: Patch, other: Patch): boolean =>
  one.page === other.page &&
  one.left < other.left + other.strip.width &&
  other.left < one.left + one.strip.width &&
  one.top < other.top + other.strip.height &&
  other.top < one.top + one.strip.height;

describe("patches on pages", () => {
  const { pages, patches } = packPatches(changes, page);

  test("are all there, in order, whole and apart from each other", () => {
    expect(patches.map(({ state, fresh, strip }) => ({ state, fresh, strip }))).toEqual(
      changes.flatMap(({ state, fresh, rects }) => rects.map((strip) => ({ state, fresh, strip }))),
    );
    for (const [index, patch] of patches.entries()) {
      expect(patch.left + patch.strip.width).toBeLessThanOrEqual(page.width);
      expect(patch.top + patch.strip.height).toBeLessThanOrEqual(page.height);
      expect(patches.slice(index + 1).some((other) => overlap(patch, other))).toBe(false);
    }
  });

  test("fill page after page, and most of each", () => {
    const numbers = patches.map((patch) => patch.page);
    expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
    expect(pages).toBe(numbers.at(-1)! + 1);
    const area = patches.reduce((sum, { strip }) => sum + strip.width * strip.height, 0);
    expect(area / (pages * page.width * page.height)).toBeGreaterThan(0.55);
  });

  test("may be as large as a page, and none need none", () => {
    const whole = { left: 0, top: 0, ...page };
    const large = [0, 1].map((state) => ({ state, fresh: true, rects: [whole] }));
    expect(packPatches(large, page).patches.map(({ page: number, left, top }) => [number, left, top])).toEqual([
      [0, 0, 0],
      [1, 0, 0],
    ]);
    expect(packPatches([], page)).toEqual({ pages: 0, patches: [] });
  });
});
