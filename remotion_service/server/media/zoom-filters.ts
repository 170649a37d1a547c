import type { CropWindow } from "../../src/crop/crop-window.ts";
import { oddStarts, scaleColours, scaledFormat } from "./colour.ts";
import type { VideoFacts } from "./probe.ts";
import { stepExpression } from "./step-expression.ts";

type Size = { readonly width: number; readonly height: number };
type Span = { readonly start: number; readonly size: number };

type ZoomAxis = { at: number; size: number; scaled: number[]; outputAt: number[] };

const evenDown = (value: number): number => 2 * Math.floor(value / 2);
const evenUp = (value: number): number => 2 * Math.ceil(value / 2);

const zoomAxis = (spans: readonly Span[], full: number, output: number): ZoomAxis => {
  const at = Math.max(0, evenDown(Math.min(...spans.map((span) => span.start))));
  const end = Math.min(full, evenUp(Math.max(...spans.map((span) => span.start + span.size))));
  const size = end - at;
  const scaled = spans.map((span) => Math.max(output, evenUp((size * output) / span.size)));
  const outputAt = spans.map((span, index) => {
    const total = scaled[index] ?? output;
    const start = Math.round(((span.start - at) * total) / size);
    return Math.min(Math.max(0, start), total - output);
  });
  return { at, size, scaled, outputAt };
};

/**
 * Filters for a camera that zooms: everything it ever sees is cut once, enlarged anew for each frame, and cut again
 * in output pixels.
 *
 * The second cut follows `scale` directly: it learns of a new size only from the filter right before it, and with any
 * other filter in between it keeps to the first frame's size.
 */
export const zoomFilters = (windows: readonly CropWindow[], video: VideoFacts, output: Size): string[] => {
  const across = zoomAxis(
    windows.map((window) => ({ start: window.x * video.width, size: window.width * video.width })),
    video.width,
    output.width,
  );
  const down = zoomAxis(
    windows.map((window) => ({ start: window.y * video.height, size: window.height * video.height })),
    video.height,
    output.height,
  );
  return [
    `crop=${across.size}:${down.size}:${across.at}:${down.at}`,
    `scale=w='${stepExpression(across.scaled)}':h='${stepExpression(down.scaled)}':eval=frame:flags=bicubic${scaleColours(video)}`,
    `crop=${output.width}:${output.height}:'${stepExpression(across.outputAt)}':'${stepExpression(down.outputAt)}'${oddStarts(video)}`,
    `format=${scaledFormat(video)}`,
  ];
};
