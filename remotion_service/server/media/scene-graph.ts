import { fitBackdropBlur, fitBackdropBrightness } from "../../src/layouts/fit-backdrop.ts";
import { fitBox } from "../../src/layouts/fit-box.ts";
import type { Scene } from "../../src/layouts/scenes.ts";
import { isHdr, scaleColours, scaledFormat } from "./colour.ts";
import { panelFilters } from "./panel-filters.ts";
import type { VideoFacts } from "./probe.ts";

type Size = { readonly width: number; readonly height: number };

/** Blurring a quarter-size backdrop looks the same and costs a sixteenth. */
const backdropShrink = 4;

const darken = (video: VideoFacts): string => {
  const unit = isHdr(video) ? 4 : 1;
  const towards = (neutral: number): string => `${neutral}+(val-${neutral})*${fitBackdropBrightness}`;
  return `lutyuv=y=${towards(16 * unit)}:u=${towards(128 * unit)}:v=${towards(128 * unit)}`;
};

const fitGraph = (scene: Scene, video: VideoFacts, output: Size, pads: { in: string; out: string }): string[] => {
  const small = { width: output.width / backdropShrink, height: output.height / backdropShrink };
  const even = { width: 2 * Math.round(small.width / 2), height: 2 * Math.round(small.height / 2) };
  const sigma = (output.width * fitBackdropBlur) / backdropShrink;
  const box = fitBox(video.displayAspect, output.width, output.height);
  const [back, front] = [`back${scene.from}`, `front${scene.from}`];
  const backdrop = [
    ...panelFilters(scene.panels[0]?.windows ?? [], video, even),
    `gblur=sigma=${sigma}:steps=2`,
    darken(video),
    `scale=${output.width}:${output.height}:flags=bilinear`,
  ];
  const frontFilters = [
    `scale=${box.width}:${box.height}:flags=bicubic${scaleColours(video)}`,
    `format=${scaledFormat(video)}`,
  ];
  return [
    `${pads.in}split[${back}][${front}]`,
    `[${back}]${backdrop.join(",")},setsar=1[${back}d]`,
    `[${front}]${frontFilters.join(",")},setsar=1[${front}d]`,
    `[${back}d][${front}d]overlay=${box.x}:${box.y}:format=${isHdr(video) ? "yuv420p10" : "yuv420"}${pads.out}`,
  ];
};

const splitGraph = (scene: Scene, video: VideoFacts, pads: { in: string; out: string }): string[] => {
  const names = scene.panels.map((_, index) => `panel${scene.from}_${index}`);
  const cuts = scene.panels.map(
    (panel, index) =>
      `[${names[index] ?? ""}]${panelFilters(panel.windows, video, panel.box).join(",")},setsar=1[${names[index] ?? ""}c]`,
  );
  return [
    `${pads.in}split${names.map((name) => `[${name}]`).join("")}`,
    ...cuts,
    `${names.map((name) => `[${name}c]`).join("")}vstack${pads.out}`,
  ];
};

/**
 * Filter chains that draw one scene from frames of the source, the scene's first frame first.
 * `pads` are bracketed labels of the frames that come in and go out.
 */
export const sceneGraph = (
  scene: Scene,
  video: VideoFacts,
  output: Size,
  pads: { in: string; out: string },
): string[] => {
  if (scene.kind === "fit") {
    return fitGraph(scene, video, output, pads);
  }
  if (scene.kind === "split") {
    return splitGraph(scene, video, pads);
  }
  const filters = panelFilters(scene.panels[0]?.windows ?? [], video, output);
  return [`${pads.in}${filters.join(",")},setsar=1${pads.out}`];
};
