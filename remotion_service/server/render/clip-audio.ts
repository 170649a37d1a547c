import { audioTrack } from "../media/audio-track.ts";
import type { Tools } from "../settings.ts";
import type { RenderJob } from "./render-job.ts";

/** The finished sound of a job's clip: a file as long as its picture, silent when the source has no sound. */
export const clipAudio = (
  { spec, plan, source, scratch }: RenderJob,
  tools: Tools,
  signal: AbortSignal,
): Promise<string> =>
  audioTrack({
    ffmpeg: tools.ffmpeg,
    source: source.facts.audio === undefined ? null : source.path,
    startMs: plan.startMs,
    durationMs: plan.durationMs,
    pieces: plan.pieces,
    rate: plan.rate,
    bitsPerSecond: plan.bitrates.audio,
    target: { lufs: spec.audio.loudness_lufs, truePeak: spec.audio.true_peak_dbtp },
    draft: spec.quality === "draft",
    scratch,
    signal,
  });
