import { describe, expect, test } from "vitest";
import { frameRate, frameStartMs } from "../../../src/timing/frame-rate.ts";
import { framesRead, isWhole, pieces } from "../../../src/timing/pieces.ts";

/** Pieces of 400 to 1600 ms and cuts of 130 to 730 ms between them, by a simple rule that never repeats soon. */
const choppy = (count: number, from_ms: number) => {
  let at = from_ms;
  const keep = Array.from({ length: count }, (_, index) => {
    const piece = { from_ms: at, to_ms: at + 400 + ((index * 379) % 1201) };
    at = piece.to_ms + 130 + ((index * 211) % 601);
    return piece;
  });
  return { from_ms, to_ms: at, keep };
};

describe("pieces", () => {
  test("without a word about what to keep the clip is one piece", () => {
    const whole = pieces({ from_ms: 1234, to_ms: 4234, keep: [] }, frameRate(25));
    expect(whole).toEqual([{ from: 0, to: 75, start: 0 }]);
    expect(isWhole(whole)).toBe(true);
  });

  test("a clip kept whole by name is the same as one that says nothing", () => {
    const keep = [
      { from_ms: 1000, to_ms: 2500 },
      { from_ms: 2500, to_ms: 4000 },
    ];
    expect(isWhole(pieces({ from_ms: 1000, to_ms: 4000, keep }, frameRate(29.97)))).toBe(true);
  });

  test("one piece from the middle is not the whole", () => {
    const cut = pieces({ from_ms: 0, to_ms: 4000, keep: [{ from_ms: 1000, to_ms: 2000 }] }, frameRate(25));
    expect(cut).toEqual([{ from: 0, to: 25, start: 25 }]);
    expect(isWhole(cut)).toBe(false);
    expect(framesRead(cut)).toBe(50);
  });

  test("pieces cut at frames are cut at exactly these frames", () => {
    const keep = [
      { from_ms: 500, to_ms: 1500 },
      { from_ms: 2100, to_ms: 2700 },
    ];
    expect(pieces({ from_ms: 500, to_ms: 2700, keep }, frameRate(30))).toEqual([
      { from: 0, to: 30, start: 0 },
      { from: 30, to: 48, start: 48 },
    ]);
  });

  test.each([23.976, 24, 25, 29.97, 30, 50, 59.94, 60])("200 cuts at %d fps do not add up to a delay", (fps) => {
    const rate = frameRate(fps);
    const frameMs = frameStartMs(1, rate);
    const cut = choppy(200, 777);
    const all = pieces(cut, rate);
    let shownMs = 0;
    for (const [index, { from_ms, to_ms }] of cut.keep.entries()) {
      const piece = all[index]!;
      expect(Math.abs(frameStartMs(piece.from, rate) - shownMs)).toBeLessThanOrEqual(frameMs / 2 + 1e-6);
      const [shown, meant] = [
        frameStartMs(piece.start, rate),
        from_ms - 777 + frameStartMs(piece.from, rate) - shownMs,
      ];
      expect(Math.abs(shown - meant)).toBeLessThanOrEqual(frameMs / 2 + 1e-6);
      expect(piece.from).toBe(index === 0 ? 0 : all[index - 1]!.to);
      shownMs += to_ms - from_ms;
    }
    expect(Math.abs(frameStartMs(all.at(-1)!.to, rate) - shownMs)).toBeLessThanOrEqual(frameMs / 2 + 1e-6);
  });

  test("a piece shorter than a frame vanishes", () => {
    const keep = [
      { from_ms: 0, to_ms: 1000 },
      { from_ms: 1500, to_ms: 1505 },
      { from_ms: 2000, to_ms: 3000 },
    ];
    expect(pieces({ from_ms: 0, to_ms: 3000, keep }, frameRate(25))).toHaveLength(2);
  });
});
