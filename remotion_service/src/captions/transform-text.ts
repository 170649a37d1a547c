import type { CaptionStyle } from "../spec/caption-style.ts";

const firstLetter = /\p{L}/u;

/** A word as the style writes it. */
export const transformText = (text: string, transform: CaptionStyle["text_transform"]): string => {
  switch (transform) {
    case "none":
      return text;
    case "uppercase":
      return text.toUpperCase();
    case "lowercase":
      return text.toLowerCase();
    case "capitalize":
      return text.replace(firstLetter, (letter) => letter.toUpperCase());
  }
};
