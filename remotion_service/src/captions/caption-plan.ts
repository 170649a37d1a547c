import type { CaptionStyle } from "../spec/caption-style.ts";

/** A word as it is drawn. `index` counts within its page. */
export type PageWord = {
  readonly index: number;
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
};

/** Words shown together, visible while fromMs <= t < toMs, already broken into lines. */
export type CaptionPage = {
  readonly fromMs: number;
  readonly toMs: number;
  readonly fontSizePx: number;
  readonly lines: readonly (readonly PageWord[])[];
};

/** A horizontal strip of the output that holds every page; heights and tops are even. */
export type CaptionStripBox = {
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** Everything about a clip's captions that does not change from frame to frame. */
export type CaptionPlan = {
  readonly style: CaptionStyle;
  readonly spaceEm: number;
  readonly strip: CaptionStripBox;
  readonly pages: readonly CaptionPage[];
};
