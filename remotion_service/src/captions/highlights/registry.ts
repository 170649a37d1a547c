import { background } from "./background.tsx";
import { bounce } from "./bounce.tsx";
import { color } from "./color.tsx";
import { glowPulse } from "./glow-pulse.tsx";
import type { Highlight } from "./highlight.ts";
import { karaoke } from "./karaoke.tsx";
import type { HighlightName } from "./names.ts";
import { none } from "./none.tsx";
import { popIn } from "./pop-in.tsx";
import { underline } from "./underline.tsx";

/** Every highlight by the name used in a CaptionStyle. */
export const highlights: Readonly<Record<HighlightName, Highlight>> = {
  none,
  color,
  background,
  underline,
  pop_in: popIn,
  karaoke,
  bounce,
  glow_pulse: glowPulse,
};
