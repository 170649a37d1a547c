import type { CaptionWordSpec } from "../spec/render-spec.ts";
import { endsSentence } from "./break-costs.ts";

const longestGapMs = 800;

const breaksBetween = (before: CaptionWordSpec, after: CaptionWordSpec): boolean =>
  endsSentence(before.text) ||
  after.start_ms - before.end_ms > longestGapMs ||
  (before.speaker ?? null) !== (after.speaker ?? null);

/** Runs of words that may share a page: cut at sentence ends, silences and changes of speaker. */
export const splitPhrases = (words: readonly CaptionWordSpec[]): CaptionWordSpec[][] => {
  const phrases: CaptionWordSpec[][] = [];
  let phrase: CaptionWordSpec[] = [];
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
