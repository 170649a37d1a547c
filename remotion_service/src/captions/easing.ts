/** Fast at first, slow at the end. */
export const easeOut = (progress: number): number => 1 - (1 - progress) ** 3;

/** From `from` to `to` while progress goes from `start` to `end`; outside of them it rests. */
export const ramp = (progress: number, [start, end]: readonly [number, number], from: number, to: number): number =>
  from + (to - from) * Math.min(1, Math.max(0, (progress - start) / (end - start)));
