import type { CropWindow } from "../../src/crop/crop-window.ts";
import { axisPlan } from "./axis-plan.ts";
import { oddStarts, scaleColours, scaledFormat } from "./colour.ts";
import type { VideoFacts } from "./probe.ts";
import { sameSize } from "./same-size.ts";
import { stepExpression } from "./step-expression.ts";
import { zoomFilters } from "./zoom-filters.ts";

type Size = { readonly width: number; readonly height: number };

const constantSizeFilters = (windows: readonly CropWindow[], video: VideoFacts, output: Size): string[] => {
  const across = axisPlan(
    windows.map((window) => window.x * video.width),
    (windows[0]?.width ?? 1) * video.width,
    video.width,
    output.width,
  );
  const down = axisPlan(
    windows.map((window) => window.y * video.height),
    (windows[0]?.height ?? 1) * video.height,
    video.height,
    output.height,
  );
  const cut = `crop=${across.sourceSize}:${down.sourceSize}:'${stepExpression(across.sourceAt)}':'${stepExpression(down.sourceAt)}'`;
  const scale = `scale=${across.scaledSize}:${down.scaledSize}:flags=bicubic${scaleColours(video)}`;
  const trim = `crop=${output.width}:${output.height}:'${stepExpression(across.outputAt)}':'${stepExpression(down.outputAt)}'${oddStarts(video)}`;
  const trimmed = across.scaledSize !== output.width || down.scaledSize !== output.height;
  return [cut, scale, `format=${scaledFormat(video)}`, ...(trimmed ? [trim] : [])];
};

/**
 * Filters that cut a panel from the source and enlarge it to `output` pixels.
 *
 * `windows` has one entry per frame of the scene, or a single one when the camera rests; frames reach these filters
 * from the scene's first on.
 */
export const panelFilters = (windows: readonly CropWindow[], video: VideoFacts, output: Size): string[] =>
  sameSize(windows) ? constantSizeFilters(windows, video, output) : zoomFilters(windows, video, output);
