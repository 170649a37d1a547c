import { cropTable } from "../crop/crop-table.ts";
import type { CropWindow } from "../crop/crop-window.ts";
import type { CropConfig } from "../spec/crop-config.ts";
import type { Layout, LayoutKind } from "../spec/layout.ts";
import { frameAt, type FrameRate } from "../timing/frame-rate.ts";
import { fitBackdropCrop } from "./fit-backdrop.ts";
import { panelBoxes, type Box } from "./panel-boxes.ts";

/** One panel of a scene with its window for every frame; a single window when the camera rests. */
export type ScenePanel = { readonly box: Box; readonly windows: readonly CropWindow[] };

/** A layout in frames (`to` excluded), ready to be drawn by either engine. */
export type Scene = {
  readonly kind: LayoutKind;
  readonly from: number;
  readonly to: number;
  readonly panels: readonly ScenePanel[];
};

/** What scenes are cut to: the displayed picture's aspect and the output. */
export type Stage = {
  readonly pictureAspect: number;
  readonly width: number;
  readonly height: number;
  readonly rate: FrameRate;
  readonly frames: number;
};

const rests = (windows: readonly CropWindow[]): boolean => {
  const [first] = windows;
  return windows.every(
    (window) =>
      window.x === first?.x && window.y === first.y && window.width === first.width && window.height === first.height,
  );
};

const panel = (config: CropConfig, box: Box, span: { from: number; to: number }, stage: Stage): ScenePanel => {
  const shape = { pictureAspect: stage.pictureAspect, panelAspect: box.width / box.height };
  const windows = cropTable(config, span, stage.rate, shape);
  return { box, windows: rests(windows) ? windows.slice(0, 1) : windows };
};

const scene = (layout: Layout, span: { from: number; to: number }, stage: Stage): Scene => {
  const configs = layout.kind === "fit" ? [fitBackdropCrop] : layout.panels;
  const boxes = panelBoxes(layout.kind, stage.width, stage.height);
  const panels = boxes.flatMap((box, index) => {
    const config = configs[index];
    return config ? [panel(config, box, span, stage)] : [];
  });
  return { kind: layout.kind, ...span, panels };
};

/** Layouts as scenes that cover every frame of the clip exactly once; layouts shorter than a frame vanish. */
export const scenes = (layouts: readonly Layout[], stage: Stage): Scene[] =>
  layouts.flatMap((layout, index) => {
    const last = index === layouts.length - 1;
    const from = Math.min(frameAt(layout.from_ms, stage.rate), stage.frames);
    const to = last ? stage.frames : Math.min(frameAt(layout.to_ms, stage.rate), stage.frames);
    return to > from ? [scene(layout, { from, to }, stage)] : [];
  });
