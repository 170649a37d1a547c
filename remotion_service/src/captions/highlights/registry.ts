import { background } from "./background.tsx";
import { color } from "./color.tsx";
import type { Highlight } from "./highlight.ts";
import type { HighlightName } from "./names.ts";
import { popIn } from "./pop-in.tsx";

/** Every highlight by the name used in a CaptionStyle. */
export const highlights: Readonly<Record<HighlightName, Highlight>> = {
  color,
  background,
  pop_in: popIn,
};
