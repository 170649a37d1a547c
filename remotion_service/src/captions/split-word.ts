import english from "hyphen/en-us";
import russian from "hyphen/ru";

/** A part of a word that may end a line; `hyphen` says whether a hyphen is then drawn after it. */
export type WordPiece = { readonly text: string; readonly hyphen: boolean };

/** Fewest letters left before or after a break. */
const shortestEnd = 3;

/** A run without any known place for a hyphen is broken anywhere when it is longer than this. */
const longestUnbroken = 8;

const softHyphen = "\u00ad";
const graphemes = new Intl.Segmenter();
const compound = /(?<=[-–—/.?&=_@#:])(?=[\p{L}\p{N}])/u;
const address = /[/@_\\]|\.\p{L}/u;

const letters = (text: string): number => text.replace(/[^\p{L}\p{N}]/gu, "").length;

const syllables = (part: string): string[] => {
  const language = /\p{Script=Cyrillic}/u.test(part) ? russian : english;
  const found = language.hyphenateSync(part, { hyphenChar: softHyphen }).split(softHyphen);
  if (found.length > 1 || letters(part) <= longestUnbroken) {
    return found;
  }
  return Array.from(graphemes.segment(part), ({ segment }) => segment);
};

/** Joins what is shorter than a line may begin or end with to its neighbour. */
const withLongEnds = (pieces: readonly string[]): string[] => {
  const joined = [...pieces];
  while (joined.length > 1 && letters(joined[0] ?? "") < shortestEnd) {
    joined.splice(0, 2, joined.slice(0, 2).join(""));
  }
  while (joined.length > 1 && letters(joined.at(-1) ?? "") < shortestEnd) {
    joined.splice(-2, 2, joined.slice(-2).join(""));
  }
  return joined;
};

/**
 * The parts a word may be broken into, in order: syllables of Russian or English, parts of a compound, pieces of an
 * address. Joined they are the word.
 *
 * Addresses get no hyphens, which would be read as part of them.
 */
export const splitWord = (text: string): WordPiece[] => {
  const hyphenated = !address.test(text);
  return text.split(compound).flatMap((part) => {
    const pieces = withLongEnds(syllables(part));
    return pieces.map((piece, index) => ({ text: piece, hyphen: hyphenated && index < pieces.length - 1 }));
  });
};
