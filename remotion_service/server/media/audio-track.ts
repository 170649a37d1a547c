import { join } from "node:path";
import { frameStartMs, type FrameRate } from "../../src/timing/frame-rate.ts";
import { framesRead, type Piece } from "../../src/timing/pieces.ts";
import { run } from "../process/run.ts";
import { joinSound } from "./join-sound.ts";
import { firstLevel, nextLevel, type Level, type LoudnessTarget } from "./level.ts";
import { loudnessMeter, measureLoudness, parseLufs } from "./loudness.ts";

export type AudioJob = {
  readonly ffmpeg: string;
  /** File with the sound, or null for silence. */
  readonly source: string | null;
  /** Where the clip starts on the file's own clock, in milliseconds from its beginning. */
  readonly startMs: number;
  /** Length of the finished sound. */
  readonly durationMs: number;
  readonly pieces: readonly Piece[];
  readonly rate: FrameRate;
  readonly bitsPerSecond: number;
  readonly target: LoudnessTarget;
  /** To be heard once and thrown away: near the target, which is not checked after encoding. */
  readonly draft: boolean;
  readonly scratch: string;
  readonly signal: AbortSignal;
};

/** Decoding starts this much earlier, because the first packets after a seek may decode to noise. */
const leadMs = 300;

const fadeMs = 8;
const maxTries = 4;
const sampleRate = 48_000;

const seconds = (ms: number): string => (ms / 1000).toFixed(6);
const readMs = ({ pieces, rate }: AudioJob): number => frameStartMs(framesRead(pieces), rate);
const timeoutMs = (job: AudioJob): number => 60_000 + 2 * readMs(job);
const stereo = `aformat=sample_rates=${sampleRate}:sample_fmts=fltp:channel_layouts=stereo`;

/** Cut the clip's sound to a wave file of exactly its length, gaps filled with silence, and measure it. */
const cut = async (job: AudioJob, source: string, wave: string): Promise<Level> => {
  const from = Math.max(0, job.startMs - leadMs);
  const length = seconds(readMs(job));
  const filters = [
    `atrim=start=${seconds(job.startMs - from)}`,
    `asetpts=PTS-${seconds(job.startMs - from)}/TB`,
    `aresample=${sampleRate}:async=1:first_pts=0`,
    stereo,
    `apad=whole_dur=${length}`,
    `atrim=end=${length}`,
    ...joinSound({ ...job, sampleRate }),
    `afade=t=in:d=${seconds(fadeMs)}`,
    `afade=t=out:st=${seconds(job.durationMs - fadeMs)}:d=${seconds(fadeMs)}`,
    loudnessMeter,
    stereo,
  ];
  const args = ["-hide_banner", "-nostats", "-y", "-ss", seconds(from), "-t", seconds(readMs(job) + 2 * leadMs)];
  args.push("-i", source, "-vn", "-sn", "-dn", "-map", "0:a:0", "-af", filters.join(","), "-c:a", "pcm_f32le", wave);
  const { stderr } = await run(job.ffmpeg, args, { signal: job.signal, timeoutMs: timeoutMs(job) });
  return firstLevel(parseLufs(stderr), job.target);
};

const encode = async (job: AudioJob, input: readonly string[], filters: string, path: string): Promise<void> => {
  const args = ["-v", "error", "-y", ...input, "-t", seconds(job.durationMs), "-af", filters, "-map_metadata", "-1"];
  args.push("-c:a", "aac", "-b:a", String(job.bitsPerSecond), path);
  await run(job.ffmpeg, args, { signal: job.signal, timeoutMs: timeoutMs(job) });
};

/** The limiter works on four times as many samples, so that it sees the peaks between samples too. */
const levelled = ({ gainDb, ceilingDb }: Level): string => {
  const limit = Math.min(1, 10 ** (ceilingDb / 20)).toFixed(4);
  return (
    `volume=${gainDb.toFixed(2)}dB,aresample=${4 * sampleRate},` +
    `alimiter=limit=${limit}:level=false:latency=true:attack=5:release=50,aresample=${sampleRate},${stereo}`
  );
};

/**
 * Make the clip's AAC track, exactly as long as the clip, and return its path.
 *
 * One gain for the whole clip and a true-peak limiter reach the target; the result is measured after encoding and
 * corrected until its loudness fits and its true peak stays below the target, drafts excepted. Without sound the track
 * is silent.
 */
export const audioTrack = async (job: AudioJob): Promise<string> => {
  const path = join(job.scratch, "audio.m4a");
  if (job.source === null) {
    await encode(job, ["-f", "lavfi", "-i", `anullsrc=r=${sampleRate}:cl=stereo`], stereo, path);
    return path;
  }
  const wave = join(job.scratch, "audio.wav");
  const first = await cut(job, job.source, wave);
  let level: Level | null = first;
  for (let attempt = 0; level !== null && attempt < maxTries; attempt += 1) {
    await encode(job, ["-i", wave], levelled(level), path);
    if (job.draft) {
      break;
    }
    const heard = await measureLoudness(job.ffmpeg, path, { signal: job.signal, timeoutMs: timeoutMs(job) });
    level = nextLevel(level, heard, first, job.target);
  }
  return path;
};
