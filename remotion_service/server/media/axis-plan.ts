/**
 * How a moving window is cut along one axis: whole source pixels first, then the rest after enlarging.
 *
 * Cropping the source alone can only move in steps of two source pixels, which a 1.8 times enlargement turns into
 * visible jumps. So a slightly larger piece is cut, enlarged, and cut again in output pixels.
 */
export type AxisPlan = {
  /** Size and, per entry, position of the piece cut from the source. */
  readonly sourceSize: number;
  readonly sourceAt: readonly number[];
  /** What that piece is enlarged to. */
  readonly scaledSize: number;
  /** Position, per entry, of the output inside the enlarged piece. */
  readonly outputAt: readonly number[];
};

const evenDown = (value: number): number => 2 * Math.floor(value / 2);
const evenUp = (value: number): number => 2 * Math.ceil(value / 2);
const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** Fraction of a pixel that rounding noise may add to a size that is meant to be whole. */
const noise = 1e-6;

/**
 * Plan one axis for windows of one size.
 *
 * @param starts where the window starts, in source pixels, one entry per frame (or one for all)
 * @param size the window's size in source pixels
 * @param full the source's size in pixels
 * @param output the size the window is enlarged to
 */
export const axisPlan = (starts: readonly number[], size: number, full: number, output: number): AxisPlan => {
  if (size > full - 0.5) {
    return { sourceSize: full, sourceAt: [0], scaledSize: output, outputAt: [0] };
  }
  const aligned = starts.every((start) => Math.abs(start - evenDown(start + noise)) < noise);
  const exact = aligned && Math.abs(size - evenDown(size + noise)) < noise;
  const sourceSize = exact ? Math.round(size) : Math.min(full, evenUp(size - noise) + 2);
  const scale = output / size;
  const scaledSize = Math.max(output, evenUp(sourceSize * scale - noise));
  const sourceAt = starts.map((start) => clamp(evenDown(start + noise), 0, full - sourceSize));
  const outputAt = starts.map((start, index) => {
    const middle = start + size / 2 - (sourceAt[index] ?? 0);
    return clamp(Math.round((middle * scaledSize) / sourceSize - output / 2), 0, scaledSize - output);
  });
  return { sourceSize, sourceAt, scaledSize, outputAt };
};
