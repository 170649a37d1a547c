import { existsSync, readFileSync } from "node:fs";
import { create, type Font } from "fontkit";
import { describe, expect, test } from "vitest";
import { fontFiles, measureText } from "../../../server/text/measure-with-fontkit.ts";
import { fontFamilies, fontWeights } from "../../../src/captions/font-catalog.ts";

const cyrillic = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя";
const latin = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzéèüöäßñçŁł";
const signs = "0123456789«»„“”‘’–—…№₽€$%&@#()[]{}/\\+-=*!?.,:;\"' \u00a0";

const faces = fontFamilies.flatMap((family) => fontWeights.map((weight) => [family, weight] as const));

describe.each(faces)("%s %i", (family, weight) => {
  test("has a glyph for every Russian and Latin letter and sign we need", () => {
    const fonts = fontFiles(family, weight).map((path) => create(readFileSync(path)) as Font);
    const missing = Array.from(cyrillic + latin + signs).filter(
      (character) => !fonts.some((font) => font.hasGlyphForCodePoint(character.codePointAt(0)!)),
    );
    expect(missing).toEqual([]);
  });
});

test("every face is in the bundle's stylesheet", () => {
  const sheet = readFileSync(new URL("../../../src/fonts.ts", import.meta.url), "utf8");
  for (const [family, weight] of faces) {
    expect(sheet).toContain(`@fontsource/${family.toLowerCase().replace(" ", "-")}/${weight}.css`);
    expect(fontFiles(family, weight).every((path) => existsSync(path))).toBe(true);
  }
});

describe("measureText", () => {
  test("wider text is wider, whatever the script", () => {
    expect(measureText("Ж", "Montserrat", 800)).toBeGreaterThan(measureText("Г", "Montserrat", 800));
    expect(measureText("Привет, world 5₽", "Rubik", 700)).toBeGreaterThan(measureText("Привет, world", "Rubik", 700));
  });

  test("an emoji of several code points counts once", () => {
    expect(measureText("👨‍👩‍👧", "Montserrat", 800)).toBe(measureText("🙂", "Montserrat", 800));
  });
});
