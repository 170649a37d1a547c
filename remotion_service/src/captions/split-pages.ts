import type { CaptionWordSpec } from "../spec/render-spec.ts";
import { breakCost, clings, endsSentence } from "./break-costs.ts";

type Words = readonly CaptionWordSpec[];

type Limits = {
  /** Words on a page; only a bond («в кино», «10 млн ₽») may hold more. */
  readonly words: number;
  /** Whether a page has room; a bond may be made smaller or hyphenated before it is torn. */
  readonly fits: (page: Words, bond: boolean) => boolean;
};

type Best = { cost: number; start: number };

const longestBond = 4;

/** Below this a page is a flash; the shorter, the dearer. */
const readableMs = 600;
const flashCost = 4;

/** Dearer than any page of its own that stays long enough to be read. */
const mixedSentencesCost = 3;
const loneWordCost = 0.7;
const pauseMs = 250;
const pauseCost = -0.4;

const between = (page: Words, test: (word: CaptionWordSpec, next: CaptionWordSpec) => boolean): number =>
  page.slice(1).filter((next, index) => {
    const word = page[index];
    return word !== undefined && test(word, next);
  }).length;

const sentenceEndsAfter = (word: CaptionWordSpec, next: CaptionWordSpec): boolean => endsSentence(word.text, next.text);

const isBond = (page: Words): boolean =>
  between(page, (word, next) => clings(word.text, next.text)) === page.length - 1;

const endCost = (last: CaptionWordSpec, next: CaptionWordSpec): number => {
  if (sentenceEndsAfter(last, next)) {
    return 0;
  }
  return breakCost(last.text, next.text) + (next.start_ms - last.end_ms >= pauseMs ? pauseCost : 0);
};

const pageCost = (phrase: Words, start: number, end: number, limit: number): number => {
  const page = phrase.slice(start, end);
  const [first, last, before, next] = [page[0], page.at(-1), phrase[start - 1], phrase[end]];
  if (!first || !last) {
    return Infinity;
  }
  const emptiness = Math.max(0, limit - page.length) / limit;
  const ownSentence = (!before || sentenceEndsAfter(before, first)) && (!next || sentenceEndsAfter(last, next));
  const lone = page.length === 1 && limit > 1 && !ownSentence ? loneWordCost : 0;
  const shownMs = next ? next.start_ms - first.start_ms : readableMs;
  const flash = limit > 1 ? flashCost * Math.max(0, 1 - shownMs / readableMs) : 0;
  const mixed = mixedSentencesCost * between(page, sentenceEndsAfter);
  return 1 + emptiness ** 2 + lone + flash + mixed + (next ? endCost(last, next) : 0);
};

const bestStarts = (phrase: Words, { words: limit, fits }: Limits): Best[] => {
  const best: Best[] = [{ cost: 0, start: 0 }];
  for (let end = 1; end <= phrase.length; end += 1) {
    let chosen: Best = { cost: Infinity, start: end - 1 };
    for (let start = end - 1; start >= Math.max(0, end - Math.max(limit, longestBond)); start -= 1) {
      const page = phrase.slice(start, end);
      const bond = isBond(page);
      if (page.length > 1 && ((page.length > limit && !bond) || !fits(page, bond))) {
        break;
      }
      const cost = (best[start]?.cost ?? Infinity) + pageCost(phrase, start, end, limit);
      if (cost < chosen.cost) {
        chosen = { cost, start };
      }
    }
    best.push(chosen);
  }
  return best;
};

/**
 * Cut a phrase into as few pages as possible, of similar length, ending where a reader would pause.
 *
 * Sentences share a page only when one of them would be a flash. No page holds more words than the limit (save for a
 * bond) or words that do not fit; a single word always makes a page.
 */
export const splitPages = <Word extends CaptionWordSpec>(phrase: readonly Word[], limits: Limits): Word[][] => {
  const best = bestStarts(phrase, limits);
  const pages: Word[][] = [];
  for (let end = phrase.length; end > 0;) {
    const start = best[end]?.start ?? end - 1;
    pages.unshift(phrase.slice(start, end));
    end = start;
  }
  return pages;
};
