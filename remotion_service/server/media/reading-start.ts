import { run } from "../process/run.ts";
import type { MediaFacts } from "./probe.ts";

const timeoutMs = 60_000;

/** Containers in which reading begins wherever it is told to, at a key frame or not: they have no index. */
const withoutIndex = ["mpegts"];

/** How far back a key frame is looked for. */
const stretchesMs = [10_000, 60_000];

/** A jump into such a file lands near the moment asked for, not on it. */
const marginMs = 1000;

const keyFramesMs = async (
  ffprobe: string,
  path: string,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  signal: AbortSignal,
): Promise<number[]> => {
  const args = ["-v", "error", "-select_streams", "V:0", "-show_entries", "packet=pts_time,flags", "-of", "csv=p=0"];
  args.push("-read_intervals", `${fromMs / 1000}%${toMs / 1000}`, path);
  const { stdout } = await run(ffprobe, args, { signal, timeoutMs });
  const times = stdout.split("\n").flatMap((line) => {
    const [time, flags] = line.split(",");
    return flags?.includes("K") === true ? [Number(time) * 1000] : [];
  });
  return times.filter((time) => time <= toMs);
};

/**
 * From where a file must be read for the picture at `atMs` to be known, both counted from the file's beginning.
 *
 * Read from anywhere else, a file without an index shows nothing before its next key frame.
 */
export const readingStart = async (
  ffprobe: string,
  { path, facts }: { readonly path: string; readonly facts: MediaFacts },
  atMs: number,
  signal: AbortSignal,
): Promise<number> => {
  if (!withoutIndex.includes(facts.container)) {
    return atMs;
  }
  const toMs = facts.startMs + atMs;
  for (const stretchMs of stretchesMs) {
    const fromMs = Math.max(facts.startMs, toMs - stretchMs);
    const last = (await keyFramesMs(ffprobe, path, { fromMs, toMs }, signal)).at(-1);
    if (last !== undefined) {
      return Math.max(0, last - facts.startMs - marginMs);
    }
  }
  return 0;
};
