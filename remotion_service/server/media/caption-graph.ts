import type { CaptionStripBox } from "../../src/captions/caption-plan.ts";
import type { FrameRate } from "../../src/timing/frame-rate.ts";
import { stepExpression } from "./step-expression.ts";

/** Caption states drawn below each other on pages (one image file per page, `rows` states each). */
export type Atlas = {
  /** File name pattern of the pages, numbered from 0, for ffmpeg's image reader. */
  readonly pattern: string;
  readonly pages: number;
  readonly rows: number;
  readonly strip: CaptionStripBox;
  /** Which state, if any, each frame shows; states come up in rising order. */
  readonly byFrame: readonly (number | null)[];
};

const firstFrames = ({ pages, rows, byFrame }: Atlas): number[] =>
  Array.from({ length: pages }, (_, page) =>
    page === 0 ? 0 : byFrame.findIndex((state) => state !== null && state >= page * rows),
  );

/** The nearest earlier state fills the gaps, where nothing is shown anyway, so that expressions stay short. */
const held = (byFrame: readonly (number | null)[]): number[] => {
  let last = 0;
  return byFrame.map((state) => {
    last = state ?? last;
    return last;
  });
};

/**
 * Filter chains that lay the atlas over the pictures `base`.
 *
 * Each page is decoded and converted once, repeated by reference for as long as it is needed, and one row of it is
 * cut out per frame. The last page is prolonged before `fps`, which would drop it: that filter believes the reader's
 * end of file, and the reader counts pages, not frames.
 */
export const captionGraph = (
  atlas: Atlas,
  rate: FrameRate,
  pads: { readonly base: string; readonly pages: string; readonly out: string },
): string[] => {
  const { strip, rows, byFrame } = atlas;
  const rowTops = held(byFrame).map((state) => (state % rows) * strip.height);
  const shown = byFrame.map((state) => (state === null ? 0 : 1));
  const fraction = `${rate.num}/${rate.den}`;
  return [
    `${pads.pages}scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd+full_chroma_int,format=yuva420p,` +
      `settb=${rate.den}/${rate.num},setpts='${stepExpression(firstFrames(atlas), "N")}',` +
      `tpad=stop_mode=clone:stop=${byFrame.length},fps=${fraction}:start_time=0,` +
      `crop=${strip.width}:${strip.height}:0:'${stepExpression(rowTops)}':exact=1[strip]`,
    `${pads.base}[strip]overlay=0:${strip.top}:format=yuv420:shortest=1:enable='${stepExpression(shown)}'${pads.out}`,
  ];
};
