import { run } from "../process/run.ts";

const timeoutMs = 20_000;
const known = new Map<string, ReadonlySet<string>>();

/** Names of the codecs whose pictures an ffmpeg decodes. */
const decodable = async (ffmpeg: string, signal: AbortSignal): Promise<ReadonlySet<string>> => {
  let codecs = known.get(ffmpeg);
  if (!codecs) {
    const { stdout } = await run(ffmpeg, ["-v", "error", "-codecs"], { signal, timeoutMs });
    codecs = new Set([...stdout.matchAll(/^ D.V\S+ (\S+)/gm)].flatMap((line) => line[1] ?? []));
    known.set(ffmpeg, codecs);
  }
  return codecs;
};

/** Whether an ffmpeg can decode a codec, by the name that ffprobe gives it. */
export const hasDecoder = async (ffmpeg: string, codec: string, signal: AbortSignal): Promise<boolean> =>
  (await decodable(ffmpeg, signal)).has(codec);
