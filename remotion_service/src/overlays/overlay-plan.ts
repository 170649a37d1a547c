import type { FontFamily, FontWeight } from "../captions/font-catalog.ts";
import type { Box } from "../layouts/panel-boxes.ts";

type Font = { readonly family: FontFamily; readonly weight: FontWeight; readonly sizePx: number };

/** The title, broken into lines. Frames are those of the clip; `to` is excluded. */
export type HookPlan = {
  readonly lines: readonly string[];
  readonly font: Font;
  readonly color: string;
  readonly background: string;
  /** Where the card rests. */
  readonly card: Box;
  readonly from: number;
  readonly to: number;
  /** How many of the frames the card comes in and goes out. */
  readonly enter: number;
  readonly leave: number;
};

export type ProgressBarPlan = {
  readonly color: string;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly frames: number;
};

/** `src` is the logo itself, as a data address; the text of a mark without a logo fills the box's height. */
export type WatermarkPlan = {
  readonly box: Box;
  readonly opacity: number;
  readonly content:
    | { readonly kind: "image"; readonly src: string }
    | { readonly kind: "text"; readonly text: string; readonly font: Font };
};

/** Everything between picture and captions, in output pixels; every box has even sides and places. */
export type OverlayPlan = {
  readonly hook: HookPlan | null;
  readonly progressBar: ProgressBarPlan | null;
  readonly watermark: WatermarkPlan | null;
};
