import type { CaptionStyle } from "../spec/caption-style.ts";

/**
 * A word as it is drawn, or a part of one that is hyphenated over several lines: parts share their word's number and
 * times. `index` counts words within their page.
 */
export type PageWord = {
  readonly index: number;
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  /** Colour of the letters while the word is not marked. */
  readonly color: string;
  /** From where it begins to where the space after it would. */
  readonly widthPx: number;
};

/** Words shown together, visible while fromMs <= t < toMs, already broken into lines. */
export type CaptionPage = {
  readonly fromMs: number;
  readonly toMs: number;
  /** Another page is there until this one comes. */
  readonly follows: boolean;
  /** Where the strip begins while the page is shown, in pixels of the output; even. */
  readonly top: number;
  readonly fontSizePx: number;
  /** Which way the words of a line follow each other. */
  readonly direction: "ltr" | "rtl";
  readonly lines: readonly (readonly PageWord[])[];
};

/** The part of the output that holds a page in its middle, where the style wants it; all numbers are even. */
export type CaptionStripBox = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** Everything about a clip's captions that does not change from frame to frame. */
export type CaptionPlan = {
  /** In pixels of the output. */
  readonly style: CaptionStyle;
  readonly spaceEm: number;
  readonly strip: CaptionStripBox;
  readonly pages: readonly CaptionPage[];
};
