import type { CaptionStyle } from "../spec/caption-style.ts";

type Said = { readonly speaker?: number | null | undefined };

/**
 * The colour of each word: that of its speaker when the style has such colours, in order of first appearance.
 *
 * A word without a speaker has the colour of the word before it.
 */
export const wordColors = (words: readonly Said[], { color, speaker_colors: colors }: CaptionStyle): string[] => {
  const order = new Map<number, number>();
  let current = 0;
  return words.map(({ speaker }) => {
    if (speaker != null) {
      current = order.get(speaker) ?? order.size;
      order.set(speaker, current);
    }
    return colors[current % colors.length] ?? color;
  });
};
