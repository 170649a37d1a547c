import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { create, type Font } from "fontkit";
import { describe, expect, test } from "vitest";
import { measureText } from "../../../server/text/measure-with-fontkit.ts";

const montserrat = (text: string): number => measureText(text, "Montserrat", 800);

describe("letters", () => {
  test("wider text is wider, whatever the script", () => {
    expect(montserrat("Ж")).toBeGreaterThan(montserrat("Г"));
    expect(measureText("Привет, world 5₽", "Rubik", 700)).toBeGreaterThan(measureText("Привет, world", "Rubik", 700));
  });

  test("heavier text is wider until the family has nothing heavier", () => {
    expect(measureText("Привет", "Oswald", 700)).toBeGreaterThan(measureText("Привет", "Oswald", 400));
    expect(measureText("Привет", "Oswald", 900)).toBe(measureText("Привет", "Oswald", 700));
  });

  test("a sign that the family lacks is as wide as the fallback's, in the weight asked for", () => {
    expect(measureText("₽", "Russo One", 800)).toBe(measureText("₽", "Golos Text", 800));
    expect(measureText("₽", "Russo One", 800)).not.toBe(measureText("₽", "Golos Text", 400));
  });

  test("a stress mark takes no room", () => {
    expect(montserrat("за\u0301мок")).toBeCloseTo(montserrat("замок"), 2);
  });
});

describe("emoji", () => {
  const sequences = ["🔥", "👩‍💻", "🇷🇺", "👍🏽", "❤️", "1️⃣", "👨‍👩‍👧", "🏴‍☠️", "🧑🏻‍❤️‍💋‍🧑🏿"];

  test.each(sequences)("%s is one sign", (emoji) => {
    expect(montserrat(emoji)).toBe(montserrat("🔥"));
    expect(montserrat(emoji + emoji)).toBe(2 * montserrat("🔥"));
  });

  test("all glyphs of the bundled font are as wide as measured", () => {
    const sheet = createRequire(import.meta.url).resolve("@infolektuell/noto-color-emoji/index.css");
    const folder = join(dirname(sheet), "files");
    const small = ["1.woff2", "2.woff2", "4.woff2", "9.woff2", "10.woff2"];
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(small));
    const widths = small.flatMap((name) => {
      const font = create(readFileSync(join(folder, name))) as Font;
      const text = font.characterSet.filter((code) => code > 0x2_000).map((code) => String.fromCodePoint(code));
      return text
        .map((character) => font.layout(character).advanceWidth / font.unitsPerEm)
        .filter((width) => width > 0);
    });
    expect(new Set(widths)).toEqual(new Set([montserrat("🔥")]));
  });
});

test.each(["漢字", "مرحبا", "שלום", "★", "\u200d", "\u{e0000}"])("%j does not crash", (text) => {
  expect(montserrat(text)).toBeGreaterThanOrEqual(0);
});
