import type { CropWindow } from "../crop/crop-window.ts";
import type { ScenePanel } from "./scenes.ts";

const whole: CropWindow = { x: 0, y: 0, width: 1, height: 1 };

/** The panel's window at a frame counted from the scene's start. */
export const windowAt = (panel: ScenePanel, frame: number): CropWindow =>
  panel.windows[Math.min(frame, panel.windows.length - 1)] ?? whole;
