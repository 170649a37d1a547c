import type { Loudness } from "./loudness.ts";

/** Gain before the limiter and the limiter's ceiling, in dB. */
export type Level = { readonly gainDb: number; readonly ceilingDb: number };

export type LoudnessTarget = { readonly lufs: number; readonly truePeak: number };

/** Below this the clip is silence or room noise, which nobody wants louder. */
const audibleLufs = -55;

/** Quiet recordings are raised by this much at most: more would mostly raise noise. */
const maxGainDb = 24;

/** How far the limiter may be driven to reach the loudness of speech with sharp peaks. */
const maxDriveDb = 6;

/** AAC's true peaks overshoot the limiter's ceiling by about this much. */
const codecMarginDb = 1;

const tolerance = { lufs: 0.3, truePeak: 0 };

/** The level to try first, from the loudness of the clip as it is. */
export const firstLevel = (clipLufs: number, target: LoudnessTarget): Level => ({
  gainDb: clipLufs < audibleLufs ? 0 : Math.min(target.lufs - clipLufs, maxGainDb),
  ceilingDb: target.truePeak - codecMarginDb,
});

/** A better level after hearing the encoded result, or null when it is as good as it gets. */
export const nextLevel = (level: Level, result: Loudness, first: Level, target: LoudnessTarget): Level | null => {
  const over = result.truePeak - target.truePeak;
  const ceilingDb = over > tolerance.truePeak ? level.ceilingDb - over - 0.3 : level.ceilingDb;
  const short = target.lufs - result.lufs;
  const limit = Math.min(first.gainDb + maxDriveDb, maxGainDb);
  const quiet = first.gainDb === maxGainDb || result.lufs < audibleLufs;
  const gainDb =
    quiet || Math.abs(short) <= tolerance.lufs ? level.gainDb : Math.min(level.gainDb + 1.3 * short, limit);
  return gainDb === level.gainDb && ceilingDb === level.ceilingDb ? null : { gainDb, ceilingDb };
};
