import { describe, expect, test } from "vitest";
import { breakCost, clings, endsSentence } from "../../../src/captions/break-costs.ts";

describe("clings", () => {
  test.each([
    ["в", "кино"],
    ["«Из-за", "дождя»"],
    ["не", "надо"],
    ["ни", "разу"],
    ["со", "мной"],
    ["сказал", "же,"],
    ["знает", "ли"],
    ["если", "бы"],
    ["5", "%"],
    ["5", "%."],
    ["10", "млн"],
    ["млн", "рублей"],
    ["миллионов", "долларов,"],
    ["№", "7"],
    ["№", "7."],
    ["10", "000"],
    ["1,5", "км"],
    ["три", "дня"],
    ["3", "мая"],
    ["2024", "году"],
    ["А.", "Пушкин"],
    ["ул.", "Ленина"],
    ["the", "end"],
  ])("%s %s", (word, next) => {
    expect(clings(word, next)).toBe(true);
  });

  test.each([
    ["кино", "в"],
    ["в,", "кино"],
    ["и", "он"],
    ["5,", "млн"],
    ["слово", "мая"],
    ["надо", "идти"],
    ["же", "он"],
    ["Я", "пошёл"],
    ["кино.", "же"],
  ])("not %s %s", (word, next) => {
    expect(clings(word, next)).toBe(false);
  });
});

describe("endsSentence", () => {
  test.each([
    ["Да.", "Потом", true],
    ["«Правда?»", "Да", true],
    ["ждём…", "и", true],
    ["А.", "С.", false],
    ["тыс.", "рублей", false],
    ["тыс.", "Потом", true],
    ["I.", "Then", true],
    ["слово,", "Потом", false],
  ])("%s before %s: %s", (word, next, expected) => {
    expect(endsSentence(word, next)).toBe(expected);
  });
});

test("a break costs less after a clause than anywhere, more after a conjunction, most inside a bond", () => {
  const costs = [breakCost("там,", "а"), breakCost("мы", "были"), breakCost("и", "пошли"), breakCost("в", "кино")];
  expect(costs.toSorted((one, other) => one - other)).toEqual(costs);
  expect(new Set(costs).size).toBe(4);
});
