import { frameStartMs, type FrameRate } from "../timing/frame-rate.ts";
import type { CaptionPage, CaptionPlan, PageWord } from "./caption-plan.ts";
import { entrances } from "./entrances/registry.ts";
import { highlights } from "./highlights/registry.ts";
import { transitions } from "./transitions/registry.ts";

/** How long a word stays marked after it was spoken, when the next one does not follow. */
const markHoldMs = 400;

/**
 * What the captions look like at one frame. Equal states are equal pictures.
 *
 * How far something has come is a number that rests at 1, see `Motion`.
 */
export type CaptionState = {
  readonly page: number;
  /** How far the page's transition has come. */
  readonly turn: number;
  /** Number of the marked word within its page, or null between words. */
  readonly word: number | null;
  /** How far the marked word's highlight has come. */
  readonly mark: number;
  /** How far each word of the page has come in, 0 before its time; empty when the page comes as a whole. */
  readonly arrivals: readonly number[];
};

const pageAt = (pages: readonly CaptionPage[], ms: number): number => {
  let low = 0;
  let high = pages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pages[middle]?.fromMs ?? 0) <= ms) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
};

/** Time at a frame since the first frame that is not before a moment: movements begin with a frame. */
const elapsedMs = (frame: number, sinceMs: number, rate: FrameRate): number => {
  const first = Math.ceil((sinceMs * rate.num) / (1000 * rate.den) - 1e-9);
  return frameStartMs(Math.max(0, frame - first), rate);
};

/** The words of a page in order, each once, also when it is hyphenated. */
const wordsOf = (page: CaptionPage): PageWord[] => {
  const words: PageWord[] = [];
  for (const word of page.lines.flat()) {
    words[word.index] ??= word;
  }
  return words;
};

/** The state at a frame of the clip, or null when no caption is visible. */
export const captionState = (plan: CaptionPlan, frame: number, rate: FrameRate): CaptionState | null => {
  const ms = frameStartMs(frame, rate);
  const number = pageAt(plan.pages, ms);
  const page = plan.pages[number];
  if (!page || ms >= page.toMs) {
    return null;
  }
  const { highlight_style, word_entrance, transition } = plan.style;
  const { marks, motion } = highlights[highlight_style];
  const words = wordsOf(page);
  const last = words.findLast(({ startMs }) => startMs <= ms);
  const stays = marks === "until_next" || (last && ms <= last.endMs + markHoldMs);
  const marked = last && marks !== "never" && stays ? last : null;
  const arrival = (word: PageWord): number =>
    word.startMs <= ms
      ? entrances[word_entrance].motion(elapsedMs(frame, word.startMs, rate), word.endMs - word.startMs)
      : 0;
  return {
    page: number,
    turn: transitions[transition].motion(elapsedMs(frame, page.fromMs, rate), page.toMs - page.fromMs),
    word: marked?.index ?? null,
    mark: marked ? motion(elapsedMs(frame, marked.startMs, rate), marked.endMs - marked.startMs) : 1,
    arrivals: word_entrance === "none" ? [] : words.map(arrival),
  };
};
