import type { CaptionWordSpec } from "../spec/render-spec.ts";
import { endsSentence } from "./break-costs.ts";

const longestGapMs = 800;

/** A word without a speaker belongs to whoever speaks around it. */
const speakersDiffer = ({ speaker: one }: CaptionWordSpec, { speaker: other }: CaptionWordSpec): boolean =>
  one != null && other != null && one !== other;

const breaksBetween = (before: CaptionWordSpec, after: CaptionWordSpec): boolean =>
  endsSentence(before.text) || after.start_ms - before.end_ms > longestGapMs || speakersDiffer(before, after);

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
