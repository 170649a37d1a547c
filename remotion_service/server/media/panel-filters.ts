import type { CropWindow } from "../../src/crop/crop-window.ts";
import { axisPlan, type AxisPlan } from "./axis-plan.ts";
import { isHdr, oddStarts, scaleColours, scaledFormat } from "./colour.ts";
import type { VideoFacts } from "./probe.ts";
import { stepExpression } from "./step-expression.ts";

type Size = { readonly width: number; readonly height: number };

const varies = ({ scaledSize: [first, ...others] }: AxisPlan): boolean => others.some((size) => size !== first);
const isTrimmed = ({ scaledSize }: AxisPlan, output: number): boolean => scaledSize.some((size) => size !== output);

/**
 * Filters that cut a panel from the source and enlarge it to `output` pixels.
 *
 * `windows` has one entry per frame of the scene, or a single one when the camera rests; frames reach these filters
 * from the scene's first on. When the camera zooms, the second cut follows `scale` directly: it learns of a new size
 * only from the filter right before it, and with any other filter in between it keeps to the first frame's size.
 */
export const panelFilters = (windows: readonly CropWindow[], video: VideoFacts, output: Size): string[] => {
  const across = axisPlan(
    windows.map(({ x, width }) => ({ start: x * video.width, size: width * video.width })),
    video.width,
    output.width,
    isHdr(video),
  );
  const down = axisPlan(
    windows.map(({ y, height }) => ({ start: y * video.height, size: height * video.height })),
    video.height,
    output.height,
    isHdr(video),
  );
  const pair = (table: (plan: AxisPlan) => readonly number[]): string =>
    `'${stepExpression(table(across))}':'${stepExpression(table(down))}'`;
  const zooms = varies(across) || varies(down);
  const trimmed = isTrimmed(across, output.width) || isTrimmed(down, output.height);
  return [
    `crop=${across.sourceSize}:${down.sourceSize}:${pair((plan) => plan.sourceAt)}`,
    `scale=${pair((plan) => plan.scaledSize)}${zooms ? ":eval=frame" : ""}:flags=bicubic${scaleColours(video)}`,
    ...(trimmed ? [`crop=${output.width}:${output.height}:${pair((plan) => plan.outputAt)}${oddStarts(video)}`] : []),
    `format=${scaledFormat(video)}`,
  ];
};
