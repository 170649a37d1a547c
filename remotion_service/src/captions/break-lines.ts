/** What cannot be broken itself; widths share one unit. */
export type Box = {
  readonly width: number;
  /** Width of the space after it when the line goes on. */
  readonly space: number;
  /** What is added to its width when the line ends here (a hyphen). */
  readonly tail: number;
  /** Price of ending a line here; even lines cost about 1 each. */
  readonly cost: number;
};

type Best = { readonly cost: number; readonly width: number; readonly start: number };

const overflowCost = 100;

const lineWidth = (boxes: readonly Box[], start: number, end: number): number => {
  const last = boxes[end - 1];
  const line = boxes.slice(start, end).reduce((sum, box) => sum + box.width + box.space, 0);
  return line - (last?.space ?? 0) + (end < boxes.length ? (last?.tail ?? 0) : 0);
};

const lineCost = (width: number, room: number): number =>
  (width / room) ** 2 + overflowCost * Math.max(0, width / room - 1);

/** For each number of boxes the best way to put them on `before`'s lines and one more. */
const nextLine = (boxes: readonly Box[], room: number, before: readonly (Best | null)[]): (Best | null)[] =>
  Array.from({ length: boxes.length + 1 }, (_, end) => {
    let best: Best | null = null;
    for (let start = 0; start < end; start += 1) {
      const rest = before[start];
      if (!rest) {
        continue;
      }
      const width = lineWidth(boxes, start, end);
      const ending = end < boxes.length ? (boxes[end - 1]?.cost ?? 0) : 0;
      const cost = rest.cost + lineCost(width, room) + ending;
      if (!best || cost < best.cost) {
        best = { cost, width: Math.max(rest.width, width), start };
      }
    }
    return best;
  });

const readLines = (tables: readonly (readonly (Best | null)[])[], count: number): number[][] => {
  const lines: number[][] = [];
  let end = count;
  for (const table of tables.toReversed()) {
    const start = table[end]?.start ?? 0;
    lines.unshift(Array.from({ length: end - start }, (_, offset) => start + offset));
    end = start;
  }
  return lines;
};

/**
 * Break boxes into the fewest lines that fit `room`, at most `maxLines`, as even as possible.
 *
 * Returns the numbers of the boxes on each line and the width of the widest line, which may exceed `room` when the
 * boxes do not fit; the lines are then those that exceed it least.
 */
export const breakLines = (
  boxes: readonly Box[],
  room: number,
  maxLines: number,
): { lines: number[][]; width: number } => {
  const tables: (Best | null)[][] = [];
  let before: (Best | null)[] = [{ cost: 0, width: 0, start: 0 }];
  let narrowest = { lines: [boxes.map((_, index) => index)], width: lineWidth(boxes, 0, boxes.length) };
  for (let count = 1; count <= Math.min(maxLines, boxes.length) && narrowest.width > room; count += 1) {
    before = nextLine(boxes, room, before);
    tables.push(before);
    const whole = before[boxes.length];
    if (whole && whole.width < narrowest.width) {
      narrowest = { lines: readLines(tables, boxes.length), width: whole.width };
    }
  }
  return narrowest;
};
