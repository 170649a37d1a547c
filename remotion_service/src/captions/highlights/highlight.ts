import type { ComponentType } from "react";
import type { CaptionStyle } from "../../spec/caption-style.ts";
import type { CaptionPage, PageWord } from "../caption-plan.ts";
import type { Motion } from "../motion.ts";
import type { ReachEm } from "../pose.ts";

export type HighlightedWordProps = {
  readonly word: PageWord;
  readonly style: CaptionStyle;
  readonly fontSizePx: number;
  readonly direction: CaptionPage["direction"];
  /** Before, at and after the marked word of the page; without one every word is still coming. */
  readonly phase: "coming" | "marked" | "said";
  /** How far the marked word's movement has come, see `Motion`. */
  readonly progress: number;
  /** Which stretch of the whole word this is: 0 to 1, or a part of it when it is hyphenated. */
  readonly part: readonly [from: number, to: number];
  /** How much the word may grow to either side without coming too close to its neighbours, in pixels. */
  readonly growPx: number;
};

/**
 * A way of marking the spoken word.
 *
 * The component draws from its props alone (never from the current frame), because the same state is drawn once and
 * shown on many frames. Drawing must stay within `reachEm` of the word's own box.
 */
export type Highlight = {
  readonly motion: Motion;
  readonly reachEm: ReachEm;
  /** What a marked word has at its left and right instead of an outline, in em; neighbours keep clear of it. */
  readonly besideEm: number;
  /** When a word is marked: never, while it is spoken, or until the next one is. */
  readonly marks: "never" | "spoken" | "until_next";
  readonly Word: ComponentType<HighlightedWordProps>;
};
