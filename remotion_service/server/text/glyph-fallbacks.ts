import type { FontFamily, FontWeight } from "../../src/captions/font-catalog.ts";
import { drawsWith } from "./draws-with.ts";

/** Characters that the chosen family lacks, each once, by who draws them instead; null when there are none. */
export type GlyphFallbacks = { readonly bundled: string | null; readonly system: string | null };

const graphemes = new Intl.Segmenter();

/** What a family cannot draw itself of a text. Emoji are none of its business and not counted. */
export const glyphFallbacks = (text: string, family: FontFamily, weight: FontWeight): GlyphFallbacks => {
  const bundled = new Set<string>();
  const system = new Set<string>();
  for (const grapheme of new Set(Array.from(graphemes.segment(text), ({ segment }) => segment))) {
    const drawer = drawsWith(grapheme, family, weight);
    if (drawer.by === "system") {
      system.add(grapheme);
    } else if (drawer.by === "text" && drawer.family !== family) {
      bundled.add(grapheme);
    }
  }
  return { bundled: [...bundled].join("") || null, system: [...system].join("") || null };
};
