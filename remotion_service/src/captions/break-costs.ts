const sentenceEnd = /[.!?…]+["'»”’)\]]*$/u;
const clauseEnd = /[,;:—–-]["'»”’)\]]*$/u;
const particle =
  /^[«"'(]?(а|без|бы|в|во|для|до|же|за|и|из|или|к|ко|на|не|ни|но|о|об|от|по|под|при|про|с|со|то|у|что|a|an|and|at|by|for|from|in|of|on|or|the|to|with)$/iu;

/** True when a sentence ends with this word: a page always ends here. */
export const endsSentence = (word: string): boolean => sentenceEnd.test(word);

/** Price of ending a page after this word: cheap after a clause, dear after a preposition or conjunction. */
export const breakCost = (word: string): number => {
  if (clauseEnd.test(word)) {
    return -0.6;
  }
  return particle.test(word) ? 0.8 : 0;
};
