import type { CaptionStyle } from "../spec/caption-style.ts";
import type { CaptionWordSpec } from "../spec/render-spec.ts";
import { breakLines } from "./break-lines.ts";
import type { CaptionPage, CaptionPlan } from "./caption-plan.ts";
import { captionStrip, textInset } from "./caption-strip.ts";
import type { MeasureText } from "./measure.ts";
import { splitPages } from "./split-pages.ts";
import { splitPhrases } from "./split-phrases.ts";

/** How long a page stays when nobody speaks after it. */
const holdMs = 400;

type Frame = { readonly width: number; readonly height: number; readonly durationMs: number };

type Ruler = {
  /** Lines of the words and the width of the widest, both for the style's own font size. */
  readonly lay: (texts: readonly string[]) => { lines: number[][]; width: number };
  readonly room: number;
  readonly space: number;
};

const ruler = (style: CaptionStyle, frame: Frame, measure: MeasureText): Ruler => {
  const em = (text: string): number => measure(text, style.font_family, style.font_weight);
  const space = em(" ");
  const room = frame.width * style.max_width - 2 * textInset(style);
  const lay = (texts: readonly string[]): { lines: number[][]; width: number } => {
    const widths = texts.map((text) => em(text) * style.font_size_px);
    return breakLines(widths, space * style.font_size_px, room, style.max_lines);
  };
  return { lay, room, space };
};

const transformed = (words: readonly CaptionWordSpec[], style: CaptionStyle): CaptionWordSpec[] =>
  words.map((word) => ({
    ...word,
    text: style.text_transform === "uppercase" ? word.text.toUpperCase() : word.text,
  }));

const page = (words: readonly CaptionWordSpec[], untilMs: number, style: CaptionStyle, rule: Ruler): CaptionPage => {
  const drawn = words.map((word, index) => ({
    index,
    text: word.text,
    startMs: word.start_ms,
    endMs: word.end_ms,
  }));
  const { lines, width } = rule.lay(words.map((word) => word.text));
  const lastEnd = Math.max(...words.map((word) => word.end_ms));
  return {
    fromMs: words[0]?.start_ms ?? 0,
    toMs: Math.min(untilMs, lastEnd + holdMs),
    fontSizePx: style.font_size_px * Math.min(1, rule.room / width),
    lines: lines.map((line) => line.flatMap((index) => drawn[index] ?? [])),
  };
};

/**
 * Decide pages, lines, sizes and times of a clip's captions.
 *
 * Word times count from the clip's start. Text that is wider than the style allows is made smaller, never cut off.
 */
export const planCaptions = (
  words: readonly CaptionWordSpec[],
  style: CaptionStyle,
  frame: Frame,
  measure: MeasureText,
): CaptionPlan => {
  const rule = ruler(style, frame, measure);
  const fits = (group: readonly CaptionWordSpec[]): boolean =>
    rule.lay(group.map((word) => word.text)).width <= rule.room;
  const groups = splitPhrases(transformed(words, style)).flatMap((phrase) =>
    splitPages(phrase, style.words_per_page, fits),
  );
  const pages = groups.map((group, index) => {
    const untilMs = groups[index + 1]?.[0]?.start_ms ?? frame.durationMs;
    return page(group, untilMs, style, rule);
  });
  return { style, spaceEm: rule.space, strip: captionStrip(pages, style, frame), pages };
};
