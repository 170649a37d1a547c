import { run } from "../process/run.ts";

export type Loudness = { readonly lufs: number; readonly truePeak: number };

/** Filter that passes sound through and reports its loudness at the end, peaks left out. */
export const loudnessMeter = "ebur128=framelog=verbose";

const peakMeter = "ebur128=peak=true:framelog=verbose";

const number = (text: string): number => (text === "-inf" ? -Infinity : Number(text));

/** The last number of a line in the meter's summary, which ffmpeg writes to its standard error. */
const reported = (stderr: string, line: RegExp): number => {
  const text = [...stderr.matchAll(line)].at(-1)?.[1];
  if (text === undefined) {
    throw new Error("ffmpeg reported no loudness");
  }
  return number(text);
};

/** Integrated loudness out of what ffmpeg wrote to its standard error. Silence is -70 LUFS or less. */
export const parseLufs = (stderr: string): number => reported(stderr, /^\s+I:\s+(\S+) LUFS/gm);

/** Loudness and true peak out of what ffmpeg wrote to its standard error. */
export const parseLoudness = (stderr: string): Loudness => ({
  lufs: parseLufs(stderr),
  truePeak: reported(stderr, /^\s+Peak:\s+(\S+) dBFS/gm),
});

/** Integrated loudness (LUFS) and true peak (dBTP) of a file's sound. */
export const measureLoudness = async (
  ffmpeg: string,
  path: string,
  options: { readonly signal: AbortSignal; readonly timeoutMs: number },
): Promise<Loudness> => {
  const args = ["-hide_banner", "-nostats", "-i", path, "-vn", "-af", peakMeter, "-f", "null", "-"];
  return parseLoudness((await run(ffmpeg, args, options)).stderr);
};
