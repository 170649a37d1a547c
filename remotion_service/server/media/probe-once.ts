import { stat } from "node:fs/promises";
import { probe, type MediaFacts } from "./probe.ts";

const kept = 64;

/** Facts of the files that were probed last, by what tells a file's content apart; links to it count as the same. */
const known = new Map<string, MediaFacts>();

const identity = async (path: string): Promise<string> => {
  const { dev, ino, size, mtimeNs } = await stat(path, { bigint: true });
  return [dev, ino, size, mtimeNs].join(" ");
};

/** As `probe`, without asking again about a file that has not changed: clips and stills of a video share its source. */
export const probeOnce = async (ffprobe: string, path: string, signal: AbortSignal): Promise<MediaFacts> => {
  const file = await identity(path);
  const facts = known.get(file) ?? (await probe(ffprobe, path, signal));
  known.delete(file);
  known.set(file, facts);
  const [oldest] = known.keys();
  if (known.size > kept && oldest !== undefined) {
    known.delete(oldest);
  }
  return facts;
};
