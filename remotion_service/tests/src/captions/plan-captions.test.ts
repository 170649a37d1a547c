import { describe, expect, test } from "vitest";
import type { CaptionPlan } from "../../../src/captions/caption-plan.ts";
import { planCaptions } from "../../../src/captions/plan-captions.ts";
import { captionStyle, type CaptionStyle } from "../../../src/spec/caption-style.ts";
import type { CaptionWordSpec } from "../../../src/spec/render-spec.ts";
import { halfEm, say } from "../../support/words.ts";

const plan = (words: CaptionWordSpec[], style: Partial<CaptionStyle> = {}): CaptionPlan =>
  planCaptions(words, captionStyle.parse(style), { width: 1080, height: 1920, durationMs: 60_000 }, halfEm);

const texts = (made: CaptionPlan): string[] =>
  made.pages.map((page) =>
    page.lines
      .flat()
      .map((word) => word.text)
      .join(" "),
  );

describe("pages", () => {
  test("end with the sentence, also behind closing quotes and ellipses", () => {
    expect(texts(plan(say("Он сказал: «Правда.» Мы ждём… Да")))).toEqual(["Он сказал: «Правда.»", "Мы ждём…", "Да"]);
  });

  test("break where nobody speaks for longer than 0.8 s", () => {
    const words = [...say("раз два"), ...say("три", 600 + 801)];
    expect(texts(plan(words))).toEqual(["раз два", "три"]);
    expect(texts(plan([...say("раз два"), ...say("три", 600 + 800)]))).toEqual(["раз два три"]);
  });

  test("break where another person speaks; an unknown speaker breaks nothing", () => {
    const words = [...say("раз два", 0, 300, 0), ...say("три", 600, 300, 1), ...say("четыре", 900)];
    expect(texts(plan(words))).toEqual(["раз два", "три четыре"]);
  });

  test("share words evenly instead of leaving one alone", () => {
    expect(texts(plan(say("один два три четыре пять"), { words_per_page: 4 }))).toEqual([
      "один два три",
      "четыре пять",
    ]);
  });

  test("rather end at a comma than after a preposition", () => {
    const words = say("мы были там, а потом пошли в кино");
    expect(texts(plan(words, { words_per_page: 4 }))).toEqual(["мы были там,", "а потом пошли", "в кино"]);
  });

  test("never hold more words than asked for and lose none", () => {
    const words = say(Array.from({ length: 57 }, (_, index) => `слово${index}`).join(" "));
    const made = plan(words, { words_per_page: 3 });
    expect(texts(made).join(" ").split(" ")).toEqual(words.map((word) => word.text));
    expect(Math.max(...made.pages.map((page) => page.lines.flat().length))).toBeLessThanOrEqual(3);
  });
});

describe("times of pages", () => {
  test("hold through a short silence, at most 0.4 s into it", () => {
    const made = plan([...say("Раз."), ...say("Два.", 500), ...say("Три.", 3000)]);
    expect(made.pages.map((page) => [page.fromMs, page.toMs])).toEqual([
      [0, 500],
      [500, 1200],
      [3000, 3700],
    ]);
  });

  test("end with the clip", () => {
    const style = captionStyle.parse({});
    const made = planCaptions(say("Конец."), style, { width: 1080, height: 1920, durationMs: 450 }, halfEm);
    expect(made.pages[0]?.toMs).toBe(450);
  });
});

describe("lines", () => {
  const lines = (made: CaptionPlan): string[][] =>
    made.pages.map((page) => page.lines.map((line) => line.map((word) => word.text).join(" ")));

  test("are as few as fit and as even as possible", () => {
    expect(lines(plan(say("длинное слово и ещё"), { font_size_px: 120 }))).toEqual([["длинное", "слово и ещё"]]);
  });

  test("a page that would need too many lines is broken", () => {
    const made = plan(say("абвгдежз абвгдежз абвгдежз абвгдежз"), { font_size_px: 150, max_lines: 2 });
    expect(lines(made)).toEqual([
      ["абвгдежз", "абвгдежз"],
      ["абвгдежз", "абвгдежз"],
    ]);
  });

  test("a word slightly wider than the room shrinks its own page only", () => {
    const made = plan(say("Градостроительство. Да.", 0, 900), { font_size_px: 96 });
    const [long, short] = made.pages;
    expect(long!.lines).toHaveLength(1);
    expect(long!.fontSizePx).toBeLessThan(96);
    expect(long!.fontSizePx).toBeGreaterThanOrEqual(0.85 * 96);
    expect(short!.fontSizePx).toBe(96);
  });

  test.each([
    ["Достопримечательность", ["Достоприме-", "чательность"]],
    ["частнопредпринимательский", ["частнопредпри-", "нимательский"]],
    ["превысокомногорассмотрительствующий", ["превысокомно-", "горассмотри-", "тельствующий"]],
  ])("a word much wider than the room is hyphenated: %s", (word, expected) => {
    const [page] = plan(say(word, 0, 900), { font_size_px: 120 }).pages;
    expect(page!.lines.map((line) => line.map(({ text }) => text).join(" "))).toEqual(expected);
    expect(page!.fontSizePx).toBeGreaterThanOrEqual(0.85 * 120);
    expect(new Set(page!.lines.flat().map(({ index }) => index))).toEqual(new Set([0]));
  });

  test("an address of 60 letters is broken at its signs, without hyphens, and fits", () => {
    const address = "https://example.com/a-rather-long/path/to-some/page.html?id=9";
    const [page] = plan(say(address, 0, 900)).pages;
    const shown = page!.lines.map((line) => line.map(({ text }) => text).join(""));
    expect(shown.join("")).toBe(address);
    expect(shown.every((line) => /[-/.?=]$|9$/.test(line))).toBe(true);
    expect(Math.max(...shown.map((line) => halfEm(line) * page!.fontSizePx))).toBeLessThanOrEqual(1080 - 65 - 140);
  });

  test("no line ends with a preposition when another break fits", () => {
    expect(lines(plan(say("поехали в большой Новосибирск"), { font_size_px: 90 }))).toEqual([
      ["поехали в большой", "Новосибирск"],
    ]);
  });

  test.each([
    ["none", "«привет ёлка»"],
    ["uppercase", "«ПРИВЕТ ЁЛКА»"],
    ["lowercase", "«привет ёлка»"],
    ["capitalize", "«Привет Ёлка»"],
  ] as const)("text_transform %s", (text_transform, expected) => {
    expect(texts(plan(say("«привет ёлка»"), { text_transform }))).toEqual([expected]);
  });
});

describe("speakers", () => {
  test("have colours in order of first appearance, from the start again when there are more", () => {
    const words = [...say("раз", 0, 300, 7), ...say("два", 300, 300, 2), ...say("три", 600, 300, 9), ...say("ой", 900)];
    const made = plan(words, { speaker_colors: ["#111111", "#222222"] });
    const colors = made.pages.flatMap((page) => page.lines.flat().map((word) => word.color));
    expect(colors).toEqual(["#111111", "#222222", "#111111", "#111111"]);
  });

  test("share the style's colour when there are no others", () => {
    const made = plan([...say("раз", 0, 300, 0), ...say("два", 300, 300, 1)], { color: "#abcdef" });
    expect(new Set(made.pages.flatMap((page) => page.lines.flat().map((word) => word.color)))).toEqual(
      new Set(["#abcdef"]),
    );
  });
});

describe("scripts", () => {
  test("a page of right-to-left words says so; a single one among others does not", () => {
    expect(plan(say("مرحبا بالعالم")).pages[0]!.direction).toBe("rtl");
    expect(plan(say("слово שלום и ещё")).pages[0]!.direction).toBe("ltr");
  });

  test("a long run of Chinese is broken anywhere instead of overflowing", () => {
    const text = "汉".repeat(40);
    const [page] = plan(say(text, 0, 900), { font_size_px: 120 }).pages;
    expect(page!.lines.length).toBeGreaterThan(1);
    expect(page!.fontSizePx).toBeGreaterThan(60);
  });
});

describe("the strip", () => {
  test("lies around the style's position, at even coordinates, as high as the highest page", () => {
    const { strip } = plan(say("раз два три четыре пять"), { position_y: 0.6, font_size_px: 140 });
    expect([strip.left, strip.top, strip.width, strip.height].map((value) => value % 2)).toEqual([0, 0, 0, 0]);
    expect(Math.abs(strip.top + strip.height / 2 - 0.6 * 1920)).toBeLessThanOrEqual(2);
    expect(Math.abs(strip.left + strip.width / 2 - 540)).toBeLessThanOrEqual(2);
  });

  test("stands on the seam of a split picture, off both faces, for the pages that are mostly shown there", () => {
    const words = say("Раз два. Три четыре. Пять шесть. Семь восемь.", 0, 500);
    const clip = { width: 1080, height: 1920, durationMs: 4_000 };
    const made = (split: { fromMs: number; toMs: number }[]) =>
      planCaptions(words, captionStyle.parse({}), { ...clip, split }, halfEm);
    const { pages, strip } = made([{ fromMs: 1_400, toMs: 2_600 }]);
    expect(pages.map(({ fromMs }) => fromMs)).toEqual([0, 1_000, 2_000, 3_000]);
    const seam = 2 * Math.floor((960 - strip.height / 2) / 2);
    expect(pages.map(({ top }) => top - strip.top)).toEqual([0, seam - strip.top, seam - strip.top, 0]);
    expect(seam + strip.height).toBeLessThan(strip.top);
    expect(made([]).pages.every(({ top }) => top === strip.top)).toBe(true);
  });

  test("is no wider than the words need", () => {
    expect(plan(say("Да.")).strip.width).toBeLessThan(200);
  });
});
