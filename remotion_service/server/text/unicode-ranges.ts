/** Code points from `[0]` to `[1]`, both inclusive. */
export type Ranges = readonly (readonly [number, number])[];

/** Reads what a stylesheet's `unicode-range` says: `U+0000-00FF,U+2116`. */
export const parseRanges = (text: string): Ranges =>
  text.split(",").map((part) => {
    const [from = "", to = from] = part.trim().replace(/^U\+/iu, "").split("-");
    return [parseInt(from, 16), parseInt(to, 16)];
  });

export const inRanges = (ranges: Ranges, code: number): boolean =>
  ranges.some(([from, to]) => from <= code && code <= to);
