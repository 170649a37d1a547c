import type { CaptionWordSpec } from "../spec/render-spec.ts";
import { clings } from "./break-costs.ts";

const longestGapMs = 800;

/** A speaker who halts after «в» is waited for: the preposition is not left alone. */
const longestGapInBondMs = 2000;

/** A word without a speaker belongs to whoever speaks around it. */
const speakersDiffer = ({ speaker: one }: CaptionWordSpec, { speaker: other }: CaptionWordSpec): boolean =>
  one != null && other != null && one !== other;

const longestGap = (before: CaptionWordSpec, after: CaptionWordSpec): number =>
  clings(before.text, after.text) ? longestGapInBondMs : longestGapMs;

/** Words that start at once can only be seen on one page, whoever says them. */
const breaksBetween = (before: CaptionWordSpec, after: CaptionWordSpec): boolean =>
  after.start_ms > before.start_ms &&
  (after.start_ms - before.end_ms > longestGap(before, after) || speakersDiffer(before, after));

/** Runs of words that may share a page: cut at silences and changes of speaker. */
export const splitPhrases = <Word extends CaptionWordSpec>(words: readonly Word[]): Word[][] => {
  const phrases: Word[][] = [];
  let phrase: Word[] = [];
  for (const word of words) {
    const before = phrase.at(-1);
    if (before && breaksBetween(before, word)) {
      phrases.push(phrase);
      phrase = [];
    }
    phrase.push(word);
  }
  return phrase.length > 0 ? [...phrases, phrase] : phrases;
};
