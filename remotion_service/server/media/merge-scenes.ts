import type { CropWindow } from "../../src/crop/crop-window.ts";
import type { Scene, ScenePanel } from "../../src/layouts/scenes.ts";
import { windowAt } from "../../src/layouts/window-at.ts";
import { sameSize } from "./same-size.ts";

const perFrame = (panel: ScenePanel, { from, to }: Scene): CropWindow[] =>
  Array.from({ length: to - from }, (_, frame) => windowAt(panel, frame));

const mergeable = (one: Scene, other: Scene): boolean =>
  one.kind === other.kind &&
  one.panels.every((panel, index) => sameSize([...panel.windows, ...(other.panels[index]?.windows ?? [])]));

const merge = (one: Scene, other: Scene): Scene => ({
  ...one,
  to: other.to,
  panels: one.panels.map((panel, index) => {
    const next = other.panels[index];
    return next ? { ...panel, windows: [...perFrame(panel, one), ...perFrame(next, other)] } : panel;
  }),
});

/**
 * Join neighbouring scenes that differ only in where the camera looks.
 *
 * Each scene has filters and picture buffers of its own, some 10 MB; a talk that cuts between two faces every few
 * seconds becomes a single scene whose camera jumps.
 */
export const mergeScenes = (scenes: readonly Scene[]): Scene[] => {
  const merged: Scene[] = [];
  for (const scene of scenes) {
    const last = merged.at(-1);
    if (last && mergeable(last, scene)) {
      merged[merged.length - 1] = merge(last, scene);
    } else {
      merged.push(scene);
    }
  }
  return merged;
};
