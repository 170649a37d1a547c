import type { CaptionStyle } from "../spec/caption-style.ts";
import type { CaptionWordSpec } from "../spec/render-spec.ts";
import { adaptStyle } from "./adapt-style.ts";
import { blockPlace, captionPlaces, type BlockPlace } from "./block-place.ts";
import type { CaptionPage, CaptionPlan } from "./caption-plan.ts";
import { lineHeightEm } from "./caption-strip.ts";
import { fitsOnPage, layOutPage, mostLines, ruler, type Ruler } from "./lay-out-page.ts";
import type { MeasureText } from "./measure.ts";
import { pageTimes } from "./page-times.ts";
import type { Frame } from "./safe-area.ts";
import { wordColors } from "./speaker-colors.ts";
import { splitPages } from "./split-pages.ts";
import { splitPhrases } from "./split-phrases.ts";
import { transformText } from "./transform-text.ts";

type Stretch = Pick<CaptionPage, "fromMs" | "toMs">;

type Clip = Frame & {
  readonly durationMs: number;
  /** When the picture is split in two halves. */
  readonly split?: readonly Stretch[];
};

/** A page, but for its place, and the width of its widest line in pixels. */
type LaidPage = { readonly page: Omit<CaptionPage, "top">; readonly width: number };

const rightToLeft = /\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Thaana}/u;

const direction = (texts: readonly string[]): CaptionPage["direction"] =>
  2 * texts.filter((text) => rightToLeft.test(text)).length > texts.length ? "rtl" : "ltr";

type Times = Pick<CaptionPage, "fromMs" | "toMs" | "follows">;

type Setting = { readonly style: CaptionStyle; readonly place: BlockPlace; readonly measure: Ruler };

type ColoredWord = CaptionWordSpec & { readonly color: string };

const laidPage = (words: readonly ColoredWord[], times: Times, { style, place, measure }: Setting): LaidPage => {
  const texts = words.map((word) => transformText(word.text, style.text_transform));
  const { lines, width } = layOutPage(measure, texts);
  const height = lines.length * style.font_size_px * lineHeightEm;
  const scale = Math.min(1, place.room / width, place.height / height);
  const page = {
    ...times,
    fontSizePx: style.font_size_px * scale,
    direction: direction(texts),
    lines: lines.map((line) =>
      line.flatMap(({ word: index, text }) => {
        const word = words[index];
        const widthPx = measure.px(text) * scale;
        return word ? { index, text, startMs: word.start_ms, endMs: word.end_ms, color: word.color, widthPx } : [];
      }),
    ),
  };
  return { page, width: width * scale };
};

/** True when a page is shown over a split picture for most of its time. */
const isSplit = ({ fromMs, toMs }: Stretch, split: readonly Stretch[]): boolean => {
  const shared = split.map((half) => Math.max(0, Math.min(half.toMs, toMs) - Math.max(half.fromMs, fromMs)));
  return 2 * shared.reduce((sum, ms) => sum + ms, 0) > toMs - fromMs;
};

/**
 * Decide pages, lines, sizes, colours, place and times of a clip's captions.
 *
 * Word times count from the clip's start; the style is in pixels of a 1080x1920 picture whatever the clip's size.
 * Over a split picture pages stand on its seam: at the usual place they would cover the lower of the two faces. A page
 * keeps its place while it is shown. Text that is wider than the style and the controls of the apps allow is hyphenated or made smaller, never cut off.
 */
export const planCaptions = (
  words: readonly CaptionWordSpec[],
  wanted: CaptionStyle,
  clip: Clip,
  measureText: MeasureText,
): CaptionPlan => {
  const style = adaptStyle(wanted, clip);
  const { split = [] } = clip;
  const place = blockPlace(style, clip, mostLines, split.length > 0);
  const measure = ruler(style, place.room, measureText);
  const colors = wordColors(words, style);
  const colored = words.map((word, index) => ({ ...word, color: colors[index] ?? style.color }));
  const fits = (page: readonly CaptionWordSpec[], bond: boolean): boolean =>
    fitsOnPage(
      measure,
      page.map((word) => transformText(word.text, style.text_transform)),
      bond,
    );
  const groups = splitPhrases(colored).flatMap((phrase) => splitPages(phrase, { words: style.words_per_page, fits }));
  const times = pageTimes(groups, clip.durationMs);
  const laid = groups.flatMap((group, index) => {
    const shown = times[index];
    const follows = times[index - 1]?.toMs === shown?.fromMs;
    return shown ? laidPage(group, { ...shown, follows }, { style, place, measure }) : [];
  });
  const text = {
    width: Math.max(0, ...laid.map(({ width }) => width)),
    height: Math.max(0, ...laid.map(({ page }) => page.lines.length * page.fontSizePx * lineHeightEm)),
  };
  const { strip, seamTop } = captionPlaces(text, style, clip, place);
  return {
    style,
    spaceEm: measure.px(" ") / style.font_size_px,
    strip,
    pages: laid.map(({ page }) => ({ ...page, top: isSplit(page, split) ? seamTop : strip.top })),
  };
};
