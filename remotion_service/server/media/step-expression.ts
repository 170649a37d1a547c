import type { FrameRate } from "../../src/timing/frame-rate.ts";

type Run = { from: number; value: number };

const runs = (values: readonly number[]): Run[] =>
  values.flatMap((value, from) => (from > 0 && values[from - 1] === value ? [] : [{ from, value }]));

const tree = (all: readonly Run[], variable: string): string => {
  const [only] = all;
  if (all.length <= 1) {
    return String(only?.value ?? 0);
  }
  const middle = all.length >> 1;
  const below = tree(all.slice(0, middle), variable);
  const above = tree(all.slice(middle), variable);
  return `if(lt(${variable},${all[middle]?.from ?? 0}),${below},${above})`;
};

/**
 * An ffmpeg expression whose value for `variable` = i is `values[i]`; the last value holds for ever.
 *
 * A balanced tree: the table's length costs neither nesting (ffmpeg allows 100 levels) nor time per frame.
 */
export const stepExpression = (values: readonly number[], variable = "n"): string => tree(runs(values), variable);

/**
 * An expression for the filter `overlay` whose value in frame i is `values[i]`. It goes by time: the filter's own count
 * of frames is one ahead.
 */
export const stepsInTime = (values: readonly number[], { num, den }: FrameRate): string =>
  `st(0,t*${num}/${den}+.5);${stepExpression(values, "ld(0)")}`;
