import type { CaptionWordSpec } from "../spec/render-spec.ts";
import { breakCost } from "./break-costs.ts";

type Fits = (words: readonly CaptionWordSpec[]) => boolean;

type Best = { cost: number; start: number };

const pageCost = (page: readonly CaptionWordSpec[], limit: number, isLast: boolean): number => {
  const emptiness = (limit - page.length) / limit;
  const last = page.at(-1);
  return 1 + emptiness ** 2 + (isLast || !last ? 0 : breakCost(last.text));
};

const bestStarts = (phrase: readonly CaptionWordSpec[], limit: number, fits: Fits): Best[] => {
  const best: Best[] = [{ cost: 0, start: 0 }];
  for (let end = 1; end <= phrase.length; end += 1) {
    let chosen: Best = { cost: Infinity, start: end - 1 };
    for (let start = end - 1; start >= Math.max(0, end - limit); start -= 1) {
      const page = phrase.slice(start, end);
      if (page.length > 1 && !fits(page)) {
        break;
      }
      const cost = (best[start]?.cost ?? Infinity) + pageCost(page, limit, end === phrase.length);
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
 * No page holds more than `limit` words or words that do not fit; a single word always makes a page.
 */
export const splitPages = (phrase: readonly CaptionWordSpec[], limit: number, fits: Fits): CaptionWordSpec[][] => {
  const best = bestStarts(phrase, limit, fits);
  const pages: CaptionWordSpec[][] = [];
  for (let end = phrase.length; end > 0;) {
    const start = best[end]?.start ?? end - 1;
    pages.unshift(phrase.slice(start, end));
    end = start;
  }
  return pages;
};
