/** Frames per second as an exact fraction. */
export type FrameRate = { readonly num: number; readonly den: number };

const ntscBases = [24, 30, 48, 60];

/** The exact rate meant by a rounded number: 29.97 is 30000/1001, 25 is 25/1. */
export const frameRate = (fps: number): FrameRate => {
  for (const base of ntscBases) {
    if (Math.abs(fps - (base * 1000) / 1001) < 0.005) {
      return { num: base * 1000, den: 1001 };
    }
  }
  if (Number.isInteger(fps)) {
    return { num: fps, den: 1 };
  }
  return { num: Math.round(fps * 1000), den: 1000 };
};

/** The frame that starts nearest to a moment. */
export const frameAt = (ms: number, rate: FrameRate): number => Math.round((ms * rate.num) / (1000 * rate.den));

/** When a frame starts, in milliseconds from frame 0. */
export const frameStartMs = (frame: number, rate: FrameRate): number => (frame * 1000 * rate.den) / rate.num;
