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

  test("a word wider than the picture shrinks its own page only", () => {
    const made = plan(say("Достопримечательностями. Да."), { font_size_px: 100 });
    const [long, short] = made.pages;
    expect(long!.fontSizePx * halfEm("Достопримечательностями.")).toBeLessThanOrEqual(1080 * 0.84);
    expect(long!.fontSizePx).toBeLessThan(100);
    expect(short!.fontSizePx).toBe(100);
  });

  test("upper case is measured as it is drawn", () => {
    const made = plan(say("привет ёлка"), { text_transform: "uppercase" });
    expect(texts(made)).toEqual(["ПРИВЕТ ЁЛКА"]);
  });
});

describe("the strip", () => {
  test("lies around the style's position, at even coordinates, as high as the highest page", () => {
    const { strip } = plan(say("раз два три четыре пять"), { position_y: 0.72, font_size_px: 140 });
    expect(strip.top % 2).toBe(0);
    expect(strip.height % 2).toBe(0);
    expect(Math.abs(strip.top + strip.height / 2 - 0.72 * 1920)).toBeLessThanOrEqual(2);
  });

  test.each([0, 1])("stays inside the picture at position %i", (position_y) => {
    const { strip } = plan(say("раз два"), { position_y });
    expect(strip.top).toBeGreaterThanOrEqual(0);
    expect(strip.top + strip.height).toBeLessThanOrEqual(1920);
  });
});
