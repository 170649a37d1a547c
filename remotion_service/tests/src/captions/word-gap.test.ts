import { describe, expect, test } from "vitest";
import { popScale } from "../../../src/captions/highlights/pop-in.tsx";
import { contrast, mostLegible } from "../../../src/captions/legible.ts";
import { tiltDeg } from "../../../src/captions/tilt.ts";
import { growRoomPx, wordGapPx } from "../../../src/captions/word-gap.ts";
import { captionStyle } from "../../../src/spec/caption-style.ts";

const style = (changes: object) => captionStyle.parse({ font_size_px: 100, ...changes });

describe("the space between words", () => {
  test("is that of the font while nothing is in it", () => {
    expect(wordGapPx(style({ stroke_px: 0 }), 25)).toBe(25);
  });

  test("keeps the outlines of neighbours apart", () => {
    expect(wordGapPx(style({ stroke_px: 20 }), 25)).toBeGreaterThan(45);
  });

  test("keeps the patch of a marked word off its neighbours", () => {
    const marked = style({ stroke_px: 0, highlight_style: "background" });
    expect(wordGapPx(marked, 20)).toBeGreaterThan(20);
  });
});

describe("a growing word", () => {
  test("however long it is, takes a part of the space only", () => {
    for (const widthPx of [20, 100, 1000]) {
      const grow = growRoomPx(["a", "b"], 30, 5, 100);
      const taken = ((Math.max(...[0.2, 0.4, 0.6, 0.8, 1].map((at) => popScale(at, widthPx, grow))) - 1) * widthPx) / 2;
      expect(taken).toBeLessThanOrEqual(9.01);
    }
  });

  test("rests at its own size", () => {
    expect(popScale(1, 100, 10)).toBe(1);
  });
});

test("long words are tilted less than short ones, in the same direction", () => {
  expect(tiltDeg(-8, 100, 100)).toBe(-8);
  expect(tiltDeg(-8, 900, 100)).toBeGreaterThan(-4);
  expect(tiltDeg(-8, 900, 100)).toBeLessThan(0);
});

test("letters on a ground take the colour that reads on it", () => {
  expect(contrast("#ffffff", "#000000")).toBeCloseTo(21);
  expect(mostLegible(["#ffffff", "#101014"], "#ffe14a")).toBe("#101014");
  expect(mostLegible(["#ffffff", "#101014"], "#2b1bd0")).toBe("#ffffff");
});
