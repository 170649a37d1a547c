/** Word numbers of each line. */
type Lines = number[][];

const joinedWidth = (widths: readonly number[], space: number): number =>
  widths.reduce((sum, width) => sum + width, 0) + space * Math.max(0, widths.length - 1);

const fewestLines = (widths: readonly number[], space: number, room: number): number => {
  let lines = 1;
  let used = 0;
  for (const width of widths) {
    if (used > 0 && used + space + width > room) {
      lines += 1;
      used = width;
    } else {
      used += (used > 0 ? space : 0) + width;
    }
  }
  return lines;
};

/** Every way to cut `count` words into `lines` non-empty runs, as the positions of the cuts. */
const cuts = (count: number, lines: number, from = 1): number[][] => {
  if (lines === 1) {
    return [[]];
  }
  const all: number[][] = [];
  for (let cut = from; cut <= count - lines + 1; cut += 1) {
    all.push(...cuts(count, lines - 1, cut + 1).map((rest) => [cut, ...rest]));
  }
  return all;
};

/**
 * Break words into the fewest lines that fit `room`, at most `maxLines`, as even as possible.
 *
 * Widths share one unit. Returns the lines and the width of the widest one, which may exceed `room` when the words
 * do not fit; the caller then shrinks the text.
 */
export const breakLines = (
  widths: readonly number[],
  space: number,
  room: number,
  maxLines: number,
): { lines: Lines; width: number } => {
  const count = Math.min(fewestLines(widths, space, room), maxLines, widths.length);
  let best: { lines: Lines; width: number } | null = null;
  for (const cut of cuts(widths.length, count)) {
    const edges = [0, ...cut, widths.length];
    const lines = edges.slice(1).map((end, index) => {
      const start = edges[index] ?? 0;
      return Array.from({ length: end - start }, (_, offset) => start + offset);
    });
    const lineWidths = lines.map((line) =>
      joinedWidth(
        line.map((index) => widths[index] ?? 0),
        space,
      ),
    );
    const width = Math.max(...lineWidths);
    if (!best || width < best.width) {
      best = { lines, width };
    }
  }
  return best ?? { lines: [widths.map((_, index) => index)], width: joinedWidth(widths, space) };
};
