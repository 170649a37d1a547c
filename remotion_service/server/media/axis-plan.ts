/**
 * How a moving window is cut along one axis: whole source pixels first, then the rest after enlarging.
 *
 * Cropping the source alone can only move in steps of two source pixels, which a 1.8 times enlargement turns into
 * visible jumps. So a slightly larger piece is cut, enlarged, and cut again in output pixels. There are several such
 * pieces for every window; whole source pixels are no whole output pixels, so one of them fits nearly exactly.
 */
export type AxisPlan = {
  /** Size and, per entry, position of the piece cut from the source. */
  readonly sourceSize: number;
  readonly sourceAt: readonly number[];
  /** What that piece is enlarged to, per entry. */
  readonly scaledSize: readonly number[];
  /** Position, per entry, of the output inside the enlarged piece. */
  readonly outputAt: readonly number[];
};

/** A window along one axis, in source pixels. */
export type Span = { readonly start: number; readonly size: number };

type Axis = { readonly full: number; readonly output: number; readonly ways: readonly Way[] };

/** In which steps the enlarged piece is sized and cut; `spread`: how many steps from the ideal its size may be. */
type Way = { readonly sized: 1 | 2; readonly cut: 1 | 2; readonly spread: 0 | 1 };

/** A way to cut one window; `error` is how far, in output pixels, the worse of its edges lies from where it should. */
type Cut = { readonly at: number; readonly scaled: number; readonly offset: number; readonly error: number };

/** The better way first. Odd sizes and positions move the colours against the brightness by up to a pixel. */
const even: Way = { sized: 2, cut: 2, spread: 0 };
const steadyWays: readonly Way[] = [even, { sized: 2, cut: 1, spread: 0 }];
const zoomingWays: readonly Way[] = [even, { ...even, spread: 1 }, { sized: 1, cut: 1, spread: 1 }];

const evenDown = (value: number): number => 2 * Math.floor(value / 2);
const evenUp = (value: number): number => 2 * Math.ceil(value / 2);
const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** Fraction of a pixel that rounding noise may add to a size that is meant to be whole. */
const noise = 1e-6;

/** Pieces are made larger, by a few pixels, until every window is cut this well; in output pixels. */
const wellCut = 0.2;
const mostExtra = 24;

/** A less good way is taken when the edges would lie further off than this. */
const tolerable = 0.4;

/** So many windows tell which size of the piece is good. */
const sampleSize = 200;

type Attempt = { readonly at: number; readonly scaled: number; readonly step: number };

const cutFrom = ({ at, scaled, step }: Attempt, piece: number, { start, size }: Span, output: number): Cut => {
  const ratio = scaled / piece;
  const wanted = (start + size / 2 - at) * ratio - output / 2;
  const offset = clamp(step * Math.round(wanted / step), 0, step * Math.floor((scaled - output) / step));
  const left = at + offset / ratio - start;
  const right = at + (offset + output) / ratio - (start + size);
  return { at, scaled, offset, error: (Math.max(Math.abs(left), Math.abs(right)) * output) / size };
};

const bestCut = (span: Span, piece: number, { full, output }: Axis, { sized, cut, spread }: Way): Cut => {
  const ideal = sized * Math.round((piece * output) / span.size / sized);
  const first = clamp(evenUp(span.start + span.size - piece - noise), 0, evenDown(full - piece));
  const last = clamp(evenDown(span.start + noise), first, evenDown(full - piece));
  let best = cutFrom({ at: first, scaled: Math.max(output, ideal), step: cut }, piece, span, output);
  for (let at = first; at <= last; at += 2) {
    for (const steps of spread === 0 ? [0] : [0, 1, -1]) {
      const scaled = Math.max(output, ideal + steps * sized);
      const other = cutFrom({ at, scaled, step: cut }, piece, span, output);
      best = other.error < best.error - noise ? other : best;
    }
  }
  return best;
};

const cutOf = (span: Span, piece: number, axis: Axis): Cut => {
  let best: Cut | null = null;
  for (const way of axis.ways) {
    if (best && best.error <= tolerable) {
      return best;
    }
    const cut = bestCut(span, piece, axis, way);
    best = best && best.error <= cut.error ? best : cut;
  }
  return best ?? bestCut(span, piece, axis, even);
};

/** The smallest piece from which every window is cut well, or the one from which they are cut best. */
const pieceSize = (spans: readonly Span[], axis: Axis): number => {
  const every = Math.ceil(spans.length / sampleSize);
  const sample = spans.filter((_, index) => index % every === 0);
  const least = Math.min(axis.full, evenUp(Math.max(...spans.map((span) => span.size)) - noise));
  let best = { piece: least, error: Infinity };
  for (let extra = 0; extra <= mostExtra && best.error > wellCut; extra += 2) {
    const piece = Math.min(axis.full, least + extra);
    const error = Math.max(...sample.map((span) => cutOf(span, piece, axis).error));
    if (error < best.error - noise) {
      best = { piece, error };
    }
  }
  return best.piece;
};

/**
 * Plan one axis.
 *
 * @param spans the window, one entry per frame (or one for all)
 * @param full the source's size in pixels
 * @param output the size every window is enlarged to
 * @param evenOnly true where pictures cannot be cut at odd positions
 */
export const axisPlan = (spans: readonly Span[], full: number, output: number, evenOnly = false): AxisPlan => {
  if (spans.every(({ size }) => size > full - 0.5)) {
    return { sourceSize: full, sourceAt: [0], scaledSize: [output], outputAt: [0] };
  }
  const zooms = spans.some(({ size }) => Math.abs(size - (spans[0]?.size ?? size)) > noise);
  const all = zooms ? zoomingWays : steadyWays;
  const axis = { full, output, ways: all.filter(({ sized, cut }) => !evenOnly || sized * cut === 4) };
  const piece = pieceSize(spans, axis);
  const cuts = spans.map((span) => cutOf(span, piece, axis));
  return {
    sourceSize: piece,
    sourceAt: cuts.map(({ at }) => at),
    scaledSize: cuts.map(({ scaled }) => scaled),
    outputAt: cuts.map(({ offset }) => offset),
  };
};
