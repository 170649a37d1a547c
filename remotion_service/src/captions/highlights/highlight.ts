import type { ComponentType } from "react";
import type { CaptionStyle } from "../../spec/caption-style.ts";

export type HighlightedWordProps = {
  readonly text: string;
  readonly style: CaptionStyle;
  readonly fontSizePx: number;
  /** True for the word being spoken. */
  readonly active: boolean;
  /** How far the active word's animation has come, 0..1. */
  readonly progress: number;
};

/**
 * A way of marking the spoken word.
 *
 * The component draws from its props alone (never from the current frame), because the same state is drawn once and
 * shown on many frames. Drawing must stay within `textInset` of the word's own box.
 */
export type Highlight = {
  readonly animationMs: number;
  readonly Word: ComponentType<HighlightedWordProps>;
};
