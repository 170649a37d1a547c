import type { CropConfig, CropInterpolation, CropKeyframe, CropPoint } from "../spec/crop-config.ts";
import { monotoneSlope } from "./monotone-slope.ts";

const centre: CropPoint = { x: 0.5, y: 0.5, zoom: 1 };
const fields = ["x", "y", "zoom"] as const;

const eased = (t: number): number => t * t * (3 - 2 * t);

const lastKeyAt = (keys: readonly CropKeyframe[], timeS: number): number => {
  let low = 0;
  let high = keys.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((keys[middle]?.time ?? 0) <= timeS) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
};

const hermite = (keys: readonly CropKeyframe[], index: number, t: number): CropPoint => {
  const from = keys[index] ?? { ...centre, time: 0 };
  const to = keys[index + 1] ?? from;
  const span = to.time - from.time;
  const point = { ...centre };
  for (const field of fields) {
    const slopeFrom = monotoneSlope(keys, index, field) * span;
    const slopeTo = monotoneSlope(keys, index + 1, field) * span;
    point[field] =
      from[field] * (1 + 2 * t) * (1 - t) ** 2 +
      slopeFrom * t * (1 - t) ** 2 +
      to[field] * t * t * (3 - 2 * t) +
      slopeTo * t * t * (t - 1);
  }
  return point;
};

const between = (keys: readonly CropKeyframe[], index: number, t: number, how: CropInterpolation): CropPoint => {
  if (how === "smooth") {
    return hermite(keys, index, t);
  }
  const from = keys[index] ?? centre;
  const to = keys[index + 1] ?? from;
  const share = how === "ease" ? eased(t) : t;
  return {
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share,
    zoom: from.zoom + (to.zoom - from.zoom) * share,
  };
};

/**
 * Where the camera looks at a moment, in seconds from the clip's start.
 *
 * Before the first keyframe and after the last one the camera rests. `linear` moves at constant speed between
 * keyframes, `ease` starts and stops softly at each of them, `smooth` passes through them without a jolt and
 * without overshooting.
 */
export const interpolateCrop = (config: CropConfig, timeS: number): CropPoint => {
  if (config.mode === "static") {
    return config.staticCrop ?? centre;
  }
  const keys = config.keyframes ?? [];
  const index = lastKeyAt(keys, timeS);
  const from = keys[index];
  if (!from) {
    return centre;
  }
  const to = keys[index + 1];
  if (!to || timeS <= from.time) {
    return { x: from.x, y: from.y, zoom: from.zoom };
  }
  const t = (timeS - from.time) / (to.time - from.time);
  return between(keys, index, t, config.interpolation ?? "linear");
};
