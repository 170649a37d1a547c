type Point = readonly [x: number, y: number];

/** Lines of a block centred above each other, all equally high. Lengths in pixels. */
export type Block = {
  readonly widths: readonly number[];
  readonly lineHeight: number;
  readonly padding: { readonly x: number; readonly y: number };
  readonly radius: number;
};

/** Lines whose ends lie closer than a few corners are wide end together: a smaller step looks like a mistake. */
const evenedOut = (halves: readonly number[], step: number): number[] => {
  const even = halves.map((half, index) => {
    const near = [halves[index - 1], halves[index + 1]].filter((next) => next !== undefined && next - half < step);
    return Math.max(half, ...(near as number[]));
  });
  return even.every((half, index) => half === halves[index]) ? even : evenedOut(even, step);
};

/** The right side of the outline from top to bottom; the block's middle is x 0, its first line starts at y 0. */
const rightSide = ({ widths, lineHeight, padding, radius }: Block): Point[] => {
  const halves = evenedOut(
    widths.map((width) => width / 2 + padding.x),
    3 * radius,
  );
  // The box of a wider line goes `overlap` beyond the line; narrow lines between keep a place of their own.
  const overlap = Math.min(padding.y, 0.4 * lineHeight);
  const points: Point[] = [];
  let y = -padding.y;
  for (const [index, half] of halves.entries()) {
    const next = halves[index + 1];
    points.push([half, y]);
    y = (index + 1) * lineHeight + (next === undefined ? padding.y : Math.sign(half - next) * overlap);
    points.push([half, y]);
  }
  return points;
};

const straight = ([before, corner, after]: readonly [Point, Point, Point]): boolean =>
  (before[0] === corner[0] && corner[0] === after[0]) || (before[1] === corner[1] && corner[1] === after[1]);

const towards = (from: Point, to: Point, length: number): Point => {
  const whole = Math.hypot(to[0] - from[0], to[1] - from[1]);
  return [from[0] + ((to[0] - from[0]) * length) / whole, from[1] + ((to[1] - from[1]) * length) / whole];
};

const distance = (one: Point, other: Point): number => Math.hypot(one[0] - other[0], one[1] - other[1]);

const written = (point: Point): string => point.map((value) => Number(value.toFixed(2))).join(" ");

/** An arc into and out of a corner; corners that turn inwards are round as well. */
const arc = (before: Point, corner: Point, after: Point, radius: number): string => {
  const length = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2);
  const turn =
    (corner[0] - before[0]) * (after[1] - corner[1]) - (corner[1] - before[1]) * (after[0] - corner[0]) > 0 ? 1 : 0;
  const [enter, leave] = [towards(corner, before, length), towards(corner, after, length)];
  return `L ${written(enter)} A ${length.toFixed(2)} ${length.toFixed(2)} 0 0 ${turn} ${written(leave)}`;
};

/**
 * The outline, as an SVG path, of a background that hugs every line of a block.
 *
 * It is one shape, so that a translucent colour is even where the backgrounds of two lines meet.
 */
export const boxPath = (block: Block): string => {
  const right = rightSide(block);
  const outline = [...right, ...right.toReversed().map(([x, y]): Point => [-x, y])];
  const around = outline.map((corner, index): readonly [Point, Point, Point] => [
    outline.at(index - 1) ?? corner,
    corner,
    outline[(index + 1) % outline.length] ?? corner,
  ]);
  const corners = around.filter((each) => !straight(each) && distance(each[0], each[1]) > 0);
  return `${corners
    .map(([before, corner, after]) => arc(before, corner, after, block.radius))
    .join(" ")
    .replace("L", "M")} Z`;
};
