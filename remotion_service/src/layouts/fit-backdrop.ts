import type { CropConfig } from "../spec/crop-config.ts";

/** Backdrop of a `fit` layout: the middle of the frame, enlarged past the edges so that the blur has no rim. */
export const fitBackdropCrop: CropConfig = {
  mode: "static",
  staticCrop: { x: 0.5, y: 0.5, zoom: 1.15 },
};

/** Standard deviation of the backdrop's blur as a share of the output's width. */
export const fitBackdropBlur = 0.03;

/** Brightness of the backdrop, 0 black .. 1 unchanged. */
export const fitBackdropBrightness = 0.5;
