import { fallbackFamily, type FontFamily, type FontWeight } from "../../src/captions/font-catalog.ts";
import { transformText } from "../../src/captions/transform-text.ts";
import type { RenderSpec } from "../../src/spec/render-spec.ts";
import { log } from "../log.ts";
import { glyphFallbacks } from "./glyph-fallbacks.ts";

type Drawn = { readonly family: FontFamily; readonly weight: FontWeight; readonly text: string };

const drawn = ({ captions, overlays }: RenderSpec): Drawn[] => {
  const { hook } = overlays;
  const words = captions?.words.map((word) => transformText(word.text, captions.style.text_transform)) ?? [];
  return [
    ...(captions ? [{ ...fontOf(captions.style), text: words.join(" ") }] : []),
    ...(hook ? [{ ...fontOf(hook), text: hook.text }] : []),
  ];
};

const fontOf = (part: { font_family: FontFamily; font_weight: FontWeight }): Omit<Drawn, "text"> => ({
  family: part.font_family,
  weight: part.font_weight,
});

const together = (parts: readonly (string | null)[]): string | null =>
  [...new Set(parts.flatMap((part) => Array.from(part ?? "")))].join("") || null;

/** Writes one line when captions or title hold characters that their fonts lack, and who draws them instead. */
export const logGlyphFallbacks = (spec: RenderSpec): void => {
  const texts = drawn(spec);
  const found = texts.map(({ text, family, weight }) => glyphFallbacks(text, family, weight));
  const bundled = together(found.map((each) => each.bundled));
  const system = together(found.map((each) => each.system));
  if (bundled !== null || system !== null) {
    const families = [...new Set(texts.map(({ family }) => family))].join(", ");
    log("glyph_fallback", { id: spec.id, family: families, fallback_family: fallbackFamily, bundled, system });
  }
};
