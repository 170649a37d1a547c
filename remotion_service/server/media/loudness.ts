import { run } from "../process/run.ts";

export type Loudness = { readonly lufs: number; readonly truePeak: number };

/** Filter that passes sound through and reports its loudness at the end. */
export const loudnessMeter = "ebur128=peak=true:framelog=verbose";

const number = (text: string | undefined): number => (text === "-inf" ? -Infinity : Number(text));

/** The meter's summary out of ffmpeg's standard error. Silence is -70 LUFS or less. */
export const parseLoudness = (stderr: string): Loudness => {
  const lufs = [...stderr.matchAll(/^\s+I:\s+(\S+) LUFS/gm)].at(-1)?.[1];
  const peak = [...stderr.matchAll(/^\s+Peak:\s+(\S+) dBFS/gm)].at(-1)?.[1];
  if (lufs === undefined || peak === undefined) {
    throw new Error("ffmpeg reported no loudness");
  }
  return { lufs: number(lufs), truePeak: number(peak) };
};

/** Integrated loudness (LUFS) and true peak (dBTP) of a file's sound. */
export const measureLoudness = async (
  ffmpeg: string,
  path: string,
  options: { readonly signal: AbortSignal; readonly timeoutMs: number },
): Promise<Loudness> => {
  const args = ["-hide_banner", "-nostats", "-i", path, "-vn", "-af", loudnessMeter, "-f", "null", "-"];
  return parseLoudness((await run(ffmpeg, args, options)).stderr);
};
