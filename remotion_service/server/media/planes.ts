import type { Rect } from "../../src/atlas/patch.ts";

type Size = { readonly width: number; readonly height: number };

/** A picture as ffmpeg's raw `yuva420p`: brightness, two colours of half the size, opacity, one after the other. */
export type Planes = { readonly size: Size; readonly bytes: Buffer };

/** Bytes of a picture; sides are even. */
export const planesBytes = ({ width, height }: Size): number => (width * height * 5) / 2;

/** Start, width and reduction of each plane. */
const planesOf = ({ width, height }: Size): { start: number; width: number; shift: number }[] => {
  const area = width * height;
  return [
    { start: 0, width, shift: 0 },
    { start: area, width: width / 2, shift: 1 },
    { start: area * 1.25, width: width / 2, shift: 1 },
    { start: area * 1.5, width, shift: 0 },
  ];
};

/** Copy a rectangle, all of its numbers even, from one picture into another. */
export const copyRect = (
  from: Planes,
  at: { readonly left: number; readonly top: number },
  to: Planes,
  rect: Rect,
): void => {
  const sources = planesOf(from.size);
  for (const [index, target] of planesOf(to.size).entries()) {
    const source = sources[index] ?? target;
    const { shift } = target;
    for (let row = 0; row < rect.height >> shift; row += 1) {
      const start = source.start + ((at.top >> shift) + row) * source.width + (at.left >> shift);
      const place = target.start + ((rect.top >> shift) + row) * target.width + (rect.left >> shift);
      from.bytes.copy(to.bytes, place, start, start + (rect.width >> shift));
    }
  }
};
