import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { clings } from "../../../src/captions/break-costs.ts";
import type { CaptionPlan } from "../../../src/captions/caption-plan.ts";
import { lineHeightEm } from "../../../src/captions/caption-strip.ts";
import { planCaptions } from "../../../src/captions/plan-captions.ts";
import { safeArea } from "../../../src/captions/safe-area.ts";
import { captionStyle, type CaptionStyle } from "../../../src/spec/caption-style.ts";
import type { CaptionWordSpec } from "../../../src/spec/render-spec.ts";
import { halfEm } from "../../support/words.ts";

const vocabulary = (
  "в на не и а что же мы они поехали кино. дом, очень! «Правда?» достопримечательность человеконенавистничество " +
  "5 % 10 млн рублей № 7 🔥 👩‍💻 https://example.com/a/very-long/path?x=1 из-за дождя, а потом… OK the end. " +
  "превысокомногорассмотрительствующий 汉字汉字汉字汉字汉字汉字汉字汉字 مرحبا"
).split(" ");

/** The same numbers 0..1 every time (mulberry32). */
const random = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const speech = (seed: number): CaptionWordSpec[] => {
  const next = random(seed);
  let ms = 0;
  return Array.from({ length: 60 }, () => {
    ms += next() < 0.1 ? Math.round(3000 * next()) : Math.round(60 * next());
    const word = {
      text: vocabulary[Math.floor(vocabulary.length * next())]!,
      start_ms: ms,
      end_ms: ms + Math.round(40 + 500 * next()),
      speaker: next() < 0.2 ? null : Math.floor(ms / 7000) % 3,
    };
    ms += Math.round((word.end_ms - ms) * (next() < 0.1 ? 0.5 : 1));
    return word;
  });
};

const styles: Record<string, Partial<CaptionStyle>> = {
  default: {},
  "one word": { words_per_page: 1, font_size_px: 150, text_transform: "uppercase" },
  "a corner": { position_x: 1, position_y: 1, max_width: 1, stroke_px: 40 },
  "the other corner": { position_x: 0, position_y: 0, max_width: 1 },
  huge: { font_size_px: 400, max_lines: 4, words_per_page: 12 },
  narrow: { max_width: 0.2, max_lines: 1 },
  boxed: { box: { color: "#000000", radius_px: 9, padding_x_px: 200, padding_y_px: 200 } },
};

const shared = new URL("../../../../tests/contract/presets.json", import.meta.url);
const presets = existsSync(shared) ? (JSON.parse(readFileSync(shared, "utf8")) as Record<string, unknown>) : {};
const all = [...Object.entries(styles), ...Object.entries(presets)].map(
  ([name, style]) => [name, captionStyle.parse(style)] as const,
);

const frames = [
  { width: 1080, height: 1920 },
  { width: 360, height: 640 },
  { width: 1920, height: 1080 },
];

const shownWords = ({ pages }: CaptionPlan, transform: (text: string) => string): string[] =>
  pages.flatMap((page) => {
    const texts: string[] = [];
    for (const { index, text } of page.lines.flat()) {
      texts[index] = (texts[index] ?? "").replace(/-$/u, "") + text;
    }
    return texts.map(transform);
  });

const wordsOf = (lines: CaptionPlan["pages"][number]["lines"]): number =>
  new Set(lines.flat().map(({ index }) => index)).size;

/** Two words that one speaker says without a long silence, and that belong together. */
const heldTogether = (last: CaptionWordSpec, first: CaptionWordSpec): boolean =>
  clings(last.text, first.text) &&
  first.start_ms - last.end_ms <= 2000 &&
  (first.speaker == null || last.speaker == null || first.speaker === last.speaker);

/** A stretch with many pages of every speech, before which and after which there are others. */
const halves = { fromMs: 5_000, toMs: 15_000 };
const speeches = [1, 2, 3].map(speech);

describe.each(all)("captions in style %s", (_, style) => {
  test.each(frames)("$width x $height: pages follow each other, and every word is on exactly one", (frame) => {
    for (const said of speeches) {
      const plan = planCaptions(said, style, { ...frame, durationMs: 120_000 }, halfEm);
      for (const [index, page] of plan.pages.entries()) {
        expect(page.toMs).toBeGreaterThan(page.fromMs);
        expect(page.toMs).toBeLessThanOrEqual(plan.pages[index + 1]?.fromMs ?? 120_000);
      }
      const bare = (text: string): string => text.replaceAll("-", "").toLowerCase();
      expect(shownWords(plan, bare)).toEqual(said.map(({ text }) => bare(text)));
    }
  });

  test.each(frames)("$width x $height: the block lies in the safe area, the strip in the frame", (frame) => {
    for (const said of speeches) {
      const {
        pages,
        strip,
        style: drawn,
        spaceEm,
      } = planCaptions(said, style, { ...frame, durationMs: 120_000, split: [halves] }, halfEm);
      expect(strip.left).toBeGreaterThanOrEqual(0);
      expect(strip.top).toBeGreaterThanOrEqual(0);
      expect(strip.left + strip.width).toBeLessThanOrEqual(frame.width);
      expect(Math.max(...pages.map(({ top }) => top)) + strip.height).toBeLessThanOrEqual(frame.height);
      const x = Math.max(drawn.stroke_px, drawn.box?.padding_x_px ?? 0);
      const y = Math.max(drawn.stroke_px, drawn.box?.padding_y_px ?? 0);
      const rounding = 2;
      for (const { lines, fontSizePx, top } of pages) {
        const wide = Math.max(
          ...lines.map((line) => line.reduce((sum, { text }) => sum + halfEm(text), spaceEm * (line.length - 1))),
        );
        const half = { x: (wide * fontSizePx) / 2 + x, y: (lines.length * fontSizePx * lineHeightEm) / 2 + y };
        const centre = { x: strip.left + strip.width / 2, y: top + strip.height / 2 };
        const area = safeArea(frame, centre.y + half.y);
        expect(centre.x - half.x).toBeGreaterThanOrEqual(area.left - rounding);
        expect(centre.x + half.x).toBeLessThanOrEqual(area.right + rounding);
        expect(centre.y - half.y).toBeGreaterThanOrEqual(area.top - rounding);
        expect(centre.y + half.y).toBeLessThanOrEqual(area.bottom + rounding);
      }
    }
  });

  test.runIf(style.font_size_px < 200 && style.max_width > 0.4)("no page ends inside a bond", () => {
    for (const said of speeches) {
      const { pages } = planCaptions(said, style, { ...frames[0]!, durationMs: 120_000 }, halfEm);
      const torn = pages.flatMap((_, number) => {
        const before = pages.slice(0, number + 1).reduce((sum, { lines }) => sum + wordsOf(lines), 0);
        const [last, first] = [said[before - 1]!, said[before]];
        return first && heldTogether(last, first) ? [`${last.text} ${first.text}`] : [];
      });
      expect(torn).toEqual([]);
    }
  });
});

test("a draft breaks pages and lines where the finished short does", () => {
  const [full, draft] = [frames[0]!, frames[1]!].map((frame) =>
    planCaptions(speech(4), captionStyle.parse({}), { ...frame, durationMs: 120_000 }, halfEm),
  );
  const texts = ({ pages }: CaptionPlan): string[][][] =>
    pages.map(({ lines }) => lines.map((line) => line.map(({ text }) => text)));
  expect(texts(draft!)).toEqual(texts(full!));
  const middle = ({ strip }: CaptionPlan): number => strip.top + strip.height / 2;
  expect(Math.abs(middle(draft!) - middle(full!) / 3)).toBeLessThanOrEqual(2);
});
