import type { AtlasLayout } from "../../src/atlas/patch.ts";
import type { CaptionStripBox } from "../../src/captions/caption-plan.ts";

/** What differs between caption states, drawn on pages (one image file each). */
export type Atlas = {
  /** File name pattern of the pages, numbered from 0, for ffmpeg's image reader. */
  readonly pattern: string;
  readonly page: { readonly width: number; readonly height: number };
  readonly layout: AtlasLayout;
  readonly strip: CaptionStripBox;
  /** Which state, if any, each frame shows. */
  readonly byFrame: readonly (number | null)[];
  /** Where the strip begins in each frame, in pixels from the upper edge. */
  readonly topByFrame: readonly number[];
};
