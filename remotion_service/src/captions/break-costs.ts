import {
  afterNumber,
  afterMagnitude,
  beforeNumber,
  holdsNext,
  holdsPrevious,
  leansOnNext,
  magnitude,
  spelledNumber,
} from "./words-that-cling.ts";

const sentenceEnd = /[.!?…]+["'»”’)\]]*$/u;
const clauseEnd = /[,;:—–-]["'»”’)\]]*$/u;
const initial = /^["'«“(]*(?!I\.)\p{Lu}\.$/u;
const abbreviation =
  /^["'«“(]*(г|гг|в|вв|т|тт|д|е|п|др|пр|ул|им|см|стр|рис|гл|ст|руб|тыс|млн|млрд|кв|ред|etc|vs|mr|mrs|dr)\.$/iu;
const startsSentence = /^["'«“(—–-]*\p{Lu}/u;
const number = /^["'«“(+−–-]*\d+([.,:\u00a0]\d+)*$/u;
const threeDigits = /^\d{3}([.,!?…:;»")]|$)/u;

/** True when a sentence ends between the two words; initials and abbreviations end none. */
export const endsSentence = (word: string, next: string): boolean =>
  sentenceEnd.test(word) && !initial.test(word) && (!abbreviation.test(word) || startsSentence.test(next));

const stop = /[.,!?…:;]["'»”’)\]]*$/u;
const closing = /[.,!?…:;»”"')\]]+$/u;

const numberClings = (word: string, next: string): boolean =>
  (beforeNumber.test(word) && number.test(next.replace(closing, ""))) ||
  (number.test(word) && (afterNumber.test(next) || threeDigits.test(next))) ||
  (spelledNumber.test(word) && afterNumber.test(next)) ||
  (magnitude.test(word) && afterMagnitude.test(next));

/** True when two words must stay together: a preposition and its word, a number and its unit, a word and «же». */
export const clings = (word: string, next: string): boolean =>
  holdsNext.test(word) ||
  initial.test(word) ||
  numberClings(word, next) ||
  (holdsPrevious.test(next) && !stop.test(word));

const apartCost = 100;

/** Price of a break between two words: a gain after a clause, dear after a conjunction, all but forbidden inside a bond. */
export const breakCost = (word: string, next: string): number => {
  if (clings(word, next)) {
    return apartCost;
  }
  if (clauseEnd.test(word)) {
    return -0.6;
  }
  return leansOnNext.test(word) || number.test(word) ? 0.8 : 0;
};
