import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { drawsWith } from "../../../server/text/draws-with.ts";
import { subsetFor, subsets } from "../../../server/text/font-files.ts";
import {
  fallbackFamily,
  fontCatalog,
  fontFamilies,
  fontWeights,
  nearestWeight,
  type FontFamily,
} from "../../../src/captions/font-catalog.ts";

const russian = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя";
const ukrainianAndBelarusian = "ҐґЄєІіЇїЎў";
const kazakh = "ӘәҒғҚқҢңӨөҰұҮүҺһІі";
const latin = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzéèüöäßñçŁł";
const signs = "0123456789«»„“”‘’–—…№€$%&@#()[]{}/\\+-=*!?.,:;\"' \u00a0";
const ruble = "₽";

/** What a family is known to lack and borrows from the fallback; everything else is its own. */
const borrowed: Partial<Record<FontFamily, string>> = {
  Manrope: "ӘәҒғҚқҢңҰұ",
  Unbounded: "ӘәҒғҚқҢңӨөҰұҮүҺһ",
  "Russo One": `ӘәҒғҚқҢңӨөҰұҮүҺһ${ruble}`,
};

const faces = fontFamilies.flatMap((family) => fontCatalog[family].weights.map((weight) => [family, weight] as const));

describe.each(faces)("%s %i", (family, weight) => {
  test("has every Russian, Ukrainian, Belarusian and Latin letter and every sign but ₽", () => {
    const missing = Array.from(russian + ukrainianAndBelarusian + latin + signs).filter(
      (character) => !subsetFor(character, family, weight),
    );
    expect(missing).toEqual([]);
  });

  test("borrows what else it lacks, and nothing is left to the system", () => {
    const drawers = Array.from(kazakh + ruble, (character) => ({
      character,
      drawer: drawsWith(character, family, weight),
    }));
    const others = drawers.filter(({ drawer }) => drawer.by !== "text" || drawer.family !== family);
    expect(others.map(({ character }) => character).join("")).toBe(borrowed[family] ?? "");
    expect(others.every(({ drawer }) => drawer.by === "text" && drawer.family === fallbackFamily)).toBe(true);
  });

  test("is in the bundle's stylesheet", () => {
    const sheet = readFileSync(new URL("../../../src/fonts.ts", import.meta.url), "utf8");
    expect(sheet).toContain(`"@fontsource/${fontCatalog[family].slug}/${weight}.css"`);
    expect(subsets(family, weight).every(({ path }) => existsSync(path))).toBe(true);
  });
});

test("the bundle draws no face that cannot be chosen", () => {
  const sheet = readFileSync(new URL("../../../src/fonts.ts", import.meta.url), "utf8");
  expect(sheet.match(/@fontsource\//gu)).toHaveLength(faces.length);
});

describe("nearestWeight", () => {
  test("is the weight itself where the family has it", () => {
    for (const [family, weight] of faces) {
      expect(nearestWeight(family, weight)).toBe(weight);
    }
  });

  test("is what the browser takes: the family's own weights begin with the lightest and leave none out", () => {
    for (const family of fontFamilies) {
      const { weights } = fontCatalog[family];
      expect(weights).toEqual(fontWeights.slice(0, weights.length));
    }
    expect(nearestWeight("Oswald", 900)).toBe(700);
    expect(nearestWeight("Russo One", 800)).toBe(400);
  });
});

test("the catalogue shared with the other side is the one in force", async () => {
  const catalogue = {
    fallback: fallbackFamily,
    families: Object.fromEntries(fontFamilies.map((family) => [family, fontCatalog[family].weights])),
  };
  await expect(`${JSON.stringify(catalogue, null, 2)}\n`).toMatchFileSnapshot("../../../../tests/contract/fonts.json");
});
