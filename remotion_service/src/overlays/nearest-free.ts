import type { Box } from "../layouts/panel-boxes.ts";

/** A stretch of the picture's height. */
export type Stretch = { readonly from: number; readonly to: number };

/** What a box takes of the height in the column from `x` on; nothing when it lies beside it. */
export const acrossFrom = (column: { readonly x: number; readonly width: number }, box: Box): Stretch[] =>
  box.x < column.x + column.width && column.x < box.x + box.width ? [{ from: box.y, to: box.y + box.height }] : [];

/**
 * The start, nearest to `wanted`, of a piece of `size` that lies inside `range` and touches nothing that is taken;
 * null when there is no room.
 */
export const nearestFree = (size: number, wanted: number, range: Stretch, taken: readonly Stretch[]): number | null => {
  const clamped = Math.max(range.from, Math.min(wanted, range.to - size));
  const starts = [clamped, ...taken.flatMap(({ from, to }) => [from - size, to])];
  const free = starts.filter(
    (start) =>
      start >= range.from &&
      start + size <= range.to &&
      taken.every(({ from, to }) => start + size <= from || start >= to),
  );
  return free.length === 0
    ? null
    : free.reduce((best, start) => (Math.abs(start - wanted) < Math.abs(best - wanted) ? start : best));
};
