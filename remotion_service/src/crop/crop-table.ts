import type { CropConfig } from "../spec/crop-config.ts";
import { frameStartMs, type FrameRate } from "../timing/frame-rate.ts";
import { cropWindow, type CropWindow } from "./crop-window.ts";
import { interpolateCrop } from "./interpolate-crop.ts";

type Shape = { readonly pictureAspect: number; readonly panelAspect: number };
type FrameSpan = { readonly from: number; readonly to: number };

/** The window of every frame of a span (`to` excluded), in order. Both engines draw from this table. */
export const cropTable = (
  config: CropConfig,
  span: FrameSpan,
  rate: FrameRate,
  { pictureAspect, panelAspect }: Shape,
): CropWindow[] =>
  Array.from({ length: span.to - span.from }, (_, index) => {
    const seconds = frameStartMs(span.from + index, rate) / 1000;
    return cropWindow(interpolateCrop(config, seconds), pictureAspect, panelAspect);
  });
