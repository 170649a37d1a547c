import { afterEach, describe, expect, test, vi } from "vitest";
import { glyphFallbacks } from "../../../server/text/glyph-fallbacks.ts";
import { logGlyphFallbacks } from "../../../server/text/log-fallbacks.ts";
import { captionStyle, type CaptionStyle } from "../../../src/spec/caption-style.ts";
import { makeSpec } from "../../support/spec.ts";
import { say } from "../../support/words.ts";

describe("glyphFallbacks", () => {
  test("a family that has everything needs none, and emoji are not its business", () => {
    expect(glyphFallbacks("Цена №1 — 5 ₽… 🔥👩‍💻", "Montserrat", 800)).toEqual({ bundled: null, system: null });
  });

  test("tells who draws what the family lacks, each character once", () => {
    expect(glyphFallbacks("₽ Қазақ ₽ 漢 漢★", "Russo One", 400)).toEqual({ bundled: "₽Ққ", system: "漢★" });
  });
});

describe("logGlyphFallbacks", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  const logged = (text: string, style: Partial<CaptionStyle>): unknown[] => {
    const lines: string[] = [];
    vi.spyOn(process.stdout, "write").mockImplementation((line) => {
      lines.push(String(line));
      return true;
    });
    logGlyphFallbacks(makeSpec({ captions: { style: captionStyle.parse(style), words: say(text) } }));
    return lines.map((line) => JSON.parse(line) as unknown);
  };

  test("writes one line for a render, with the characters and their families", () => {
    expect(logged("цена 5 ₽ за 漢 и 6 ₽", { font_family: "Russo One" })).toEqual([
      expect.objectContaining({
        event: "glyph_fallback",
        id: "test-1",
        family: "Russo One",
        fallback_family: "Golos Text",
        bundled: "₽",
        system: "漢",
      }),
    ]);
  });

  test("looks at the letters that are drawn", () => {
    expect(logged("қазақ", { font_family: "Unbounded", text_transform: "uppercase" })).toEqual([
      expect.objectContaining({ bundled: "Қ" }),
    ]);
  });

  test("is silent when nothing is missing", () => {
    expect(logged("цена 5 ₽ 🔥", { font_family: "Montserrat" })).toEqual([]);
  });
});
