import type { CropWindow } from "../../src/crop/crop-window.ts";

const rounding = 1e-9;

/** True when the camera does not zoom: all windows are equally large. */
export const sameSize = (windows: readonly CropWindow[]): boolean => {
  const [first] = windows;
  return windows.every(
    ({ width, height }) =>
      Math.abs(width - (first?.width ?? 0)) < rounding && Math.abs(height - (first?.height ?? 0)) < rounding,
  );
};
