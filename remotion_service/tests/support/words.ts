import type { CaptionWordSpec } from "../../src/spec/render-spec.ts";

/** Words of a sentence, each `wordMs` long, one after another from `fromMs`. */
export const say = (text: string, fromMs = 0, wordMs = 300, speaker?: number): CaptionWordSpec[] =>
  text.split(" ").map((word, index) => ({
    text: word,
    start_ms: fromMs + index * wordMs,
    end_ms: fromMs + (index + 1) * wordMs,
    speaker,
  }));

/** A font in which every character is half an em wide. */
export const halfEm = (text: string): number => text.length / 2;
