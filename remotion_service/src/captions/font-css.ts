import type { CSSProperties } from "react";
import { emojiFamily, familyStack, type FontFamily, type FontWeight } from "./font-catalog.ts";

/**
 * The declarations that draw text in a bundled family.
 *
 * The weight asked for stays as it is: the browser takes the nearest face of each family in the stack, so that a sign
 * borrowed from the fallback is as heavy as a style wants it even when its family has one weight only. Nothing is
 * emboldened or slanted by the browser, which would smear letters and emoji and make them wider than measured.
 */
export const fontCss = (family: FontFamily, weight: FontWeight): CSSProperties => ({
  fontFamily: [...familyStack(family), emojiFamily].map((name) => `"${name}"`).join(", ") + ", sans-serif",
  fontWeight: weight,
  fontSynthesis: "none",
});
