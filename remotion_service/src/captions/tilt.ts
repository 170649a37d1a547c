/** The corners of a tilted word leave its line by no more than this. */
export const tiltReachEm = 0.22;

/** Degrees by which a word is tilted when `wanted` are asked for: the wider it is, the less. */
export const tiltDeg = (wanted: number, widthPx: number, fontSizePx: number): number => {
  const steepest = Math.asin(Math.min(1, (2 * tiltReachEm * fontSizePx) / widthPx)) * (180 / Math.PI);
  return Math.sign(wanted) * Math.min(Math.abs(wanted), steepest);
};
