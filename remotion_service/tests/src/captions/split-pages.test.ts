import { describe, expect, test } from "vitest";
import { splitPages } from "../../../src/captions/split-pages.ts";
import { splitPhrases } from "../../../src/captions/split-phrases.ts";
import type { CaptionWordSpec } from "../../../src/spec/render-spec.ts";
import { say } from "../../support/words.ts";

const pages = (words: CaptionWordSpec[], limit: number): string[] =>
  splitPhrases(words)
    .flatMap((phrase) => splitPages(phrase, { words: limit, fits: () => true }))
    .map((page) => page.map(({ text }) => text).join(" "));

describe("bonds", () => {
  test.each([
    ["мы поехали в кино на новой машине", 3],
    ["мы поехали в кино на новой машине", 2],
    ["он не знал что делать с этим", 2],
    ["это стоит 10 млн рублей за штуку", 2],
    ["рост на 5 % за год", 2],
    ["дом № 7 на улице", 2],
    ["я же сказал тебе", 1],
    ["поехали в кино", 1],
  ])("%s, %i words a page, is never torn after a preposition or inside a number", (text, limit) => {
    const made = pages(say(text), limit);
    expect(made.filter((page) => /(^| )(в|на|не|с|за|№|млн)$/u.test(page))).toEqual([]);
    expect(made.filter((page) => /^(же|%|рублей|млн|7)( |$)/u.test(page))).toEqual([]);
  });

  test("a speaker who halts after a preposition is waited for", () => {
    const words = [...say("мы поехали в"), ...say("Сочи", 900 + 1500)];
    expect(pages(words, 4)).toEqual(["мы поехали в Сочи"]);
  });
});

describe("sentences", () => {
  test("have pages of their own when there is time to read them", () => {
    expect(pages(say("Да. Пойдём туда.", 0, 700), 4)).toEqual(["Да.", "Пойдём туда."]);
  });

  test("share a page when one would only flash up", () => {
    expect(pages(say("Да. Пойдём туда.", 0, 250), 4)).toEqual(["Да. Пойдём туда."]);
  });
});

test("a pause inside a phrase is a good place for a break", () => {
  const words = [...say("раз два три"), ...say("четыре пять шесть семь", 900 + 400)];
  expect(pages(words, 4)).toEqual(["раз два три", "четыре пять шесть семь"]);
});

test("no word is left alone when its page can share", () => {
  for (const count of [4, 5, 6, 7, 9, 10, 13]) {
    const words = say(Array.from({ length: count }, (_, index) => `слово${index}`).join(" "));
    expect(pages(words, 3).filter((page) => !page.includes(" "))).toEqual([]);
  }
});

test("words that start at once share a page, whoever says them", () => {
  const words = [...say("раз", 0, 300, 0), ...say("два", 0, 300, 1), ...say("три", 300, 300, 0)];
  expect(pages(words, 1)).toHaveLength(3);
  expect(pages(words, 3)).toEqual(["раз два", "три"]);
});
