import type { FrameRate } from "../../src/timing/frame-rate.ts";
import type { Atlas } from "./atlas.ts";
import { captionChanges } from "./caption-changes.ts";
import { stepExpression, stepsInTime } from "./step-expression.ts";

/** Options that have ffmpeg read the caption strips, as `feedStrips` writes them, from its standard input. */
export const stripInput = ({ strip }: Atlas, rate: FrameRate): string[] => [
  ...["-f", "rawvideo", "-pix_fmt", "yuva420p", "-video_size", `${strip.width}x${strip.height}`],
  ...["-framerate", `${rate.num}/${rate.den}`, "-i", "pipe:0"],
];

/**
 * Filter chains that lay the caption strips over the pictures `base`: each stays until the next one's frame.
 *
 * Empty strips show nothing, not the overlay's option `enable`: ffmpeg works that out for the frames of both inputs, so
 * that the number of a strip would switch the captions of a picture.
 */
export const captionGraph = (
  { strip, byFrame, topByFrame }: Atlas,
  rate: FrameRate,
  pads: { readonly base: string; readonly strips: string; readonly out: string },
): string[] => {
  const frames = captionChanges(byFrame).map((change) => change.frame);
  return [
    `${pads.strips}settb=${rate.den}/${rate.num},setpts='${stepExpression(frames, "N")}'[strip]`,
    `${pads.base}[strip]overlay=x=${strip.left}:y='${stepsInTime(topByFrame, rate)}':format=yuv420${pads.out}`,
  ];
};
