import type { CropKeyframe } from "../spec/crop-config.ts";

type Field = "x" | "y" | "zoom";

const secant = (keys: readonly CropKeyframe[], index: number, field: Field): number => {
  const from = keys[index];
  const to = keys[index + 1];
  return from && to ? (to[field] - from[field]) / (to.time - from.time) : 0;
};

/**
 * Slope at a keyframe, per second, for a cubic curve that never overshoots its keyframes
 * (Fritsch and Butland's harmonic mean). The ends are flat: the camera starts from rest and comes to rest.
 */
export const monotoneSlope = (keys: readonly CropKeyframe[], index: number, field: Field): number => {
  if (index <= 0 || index >= keys.length - 1) {
    return 0;
  }
  const before = secant(keys, index - 1, field);
  const after = secant(keys, index, field);
  return before * after <= 0 ? 0 : (2 * before * after) / (before + after);
};
