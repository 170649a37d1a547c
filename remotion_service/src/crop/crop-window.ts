import type { CropPoint } from "../spec/crop-config.ts";

/** A rectangle in shares (0..1) of the displayed picture; it never leaves the picture. */
export type CropWindow = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

const inside = (centre: number, size: number): number => Math.min(Math.max(centre - size / 2, 0), 1 - size);

/**
 * The window that a crop point means.
 *
 * Zoom 1 is the largest window of the panel's shape that fits in the picture: the full height of a wide picture.
 * `pictureAspect` and `panelAspect` are width / height of the displayed picture and of the panel it fills.
 */
export const cropWindow = (point: CropPoint, pictureAspect: number, panelAspect: number): CropWindow => {
  const widest = panelAspect / pictureAspect;
  const width = Math.min(1, widest) / point.zoom;
  const height = Math.min(1, 1 / widest) / point.zoom;
  return { x: inside(point.x, width), y: inside(point.y, height), width, height };
};
