import { describe, expect, test } from "vitest";
import { splitWord } from "../../../src/captions/split-word.ts";

const shown = (word: string): string =>
  splitWord(word)
    .map(({ text, hyphen }) => (hyphen ? `${text}-` : text))
    .join("|");

test.each([
  ["Достопримечательность", "Досто-|при-|ме-|ча-|тель-|ность"],
  ["ДОСТОПРИМЕЧАТЕЛЬНОСТЬ", "ДОСТО-|ПРИ-|МЕ-|ЧА-|ТЕЛЬ-|НОСТЬ"],
  ["частнопредпринимательский", "част-|но-|пред-|при-|ни-|ма-|тель-|ский"],
  ["превысокомногорассмотрительствующий", "пре-|вы-|со-|ком-|но-|го-|рас-|смот-|ри-|тель-|ству-|ю-|щий"],
  ["internationalization", "inter-|na-|tion-|al-|iza-|tion"],
  ["научно-исследовательский", "научно-|иссле-|до-|ва-|тель-|ский"],
])("%s", (word, expected) => {
  expect(shown(word)).toBe(expected);
});

describe("every split", () => {
  const words = [
    "«Человеконенавистничество»,",
    "объединение",
    "https://example.com/a-rather-long/path/to-some/page.html?id=9",
    "имя.фамилия@пример.рф",
    "ааааааааааааааааааааааааа",
    "1234567890123456789012",
    "👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧",
    "в",
  ];

  test.each(words)("joins to the word again: %s", (word) => {
    expect(
      splitWord(word)
        .map(({ text }) => text)
        .join(""),
    ).toBe(word);
  });

  test.each(words.slice(0, 2))("leaves three letters on each side: %s", (word) => {
    const pieces = splitWord(word).map(({ text }) => text.replace(/[^\p{L}]/gu, "").length);
    expect(Math.min(pieces[0]!, pieces.at(-1)!)).toBeGreaterThanOrEqual(3);
  });

  test("puts no hyphen into an address", () => {
    expect(splitWord(words[2]!).some(({ hyphen }) => hyphen)).toBe(false);
  });

  test("never cuts through an emoji", () => {
    const family = "👨‍👩‍👧";
    expect(splitWord(family.repeat(9)).every(({ text }) => text.split(family).join("") === "")).toBe(true);
  });
});
