import { frameStartMs, type FrameRate } from "../../src/timing/frame-rate.ts";
import { RenderError } from "../render-error.ts";
import { probe } from "./probe.ts";

export type Expected = {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly rate: FrameRate;
  readonly maxBytes: number;
};

export type CheckedOutput = { readonly bytes: number; readonly durationMs: number };

const problem = (expected: Expected, facts: Awaited<ReturnType<typeof probe>>): string | null => {
  const { video, audio, audioDurationMs } = facts;
  const frameMs = frameStartMs(1, expected.rate);
  const wantedMs = expected.frames * frameMs;
  if (video?.codec !== "h264" || video.width !== expected.width || video.height !== expected.height) {
    return "the picture has the wrong size or codec";
  }
  if (video.frames === undefined || Math.abs(video.frames - expected.frames) > 1) {
    return `the picture has ${String(video.frames)} frames instead of ${expected.frames}`;
  }
  if (video.durationMs === undefined || Math.abs(video.durationMs - wantedMs) > frameMs + 1) {
    return "the picture has the wrong length";
  }
  if (audio !== "aac" || audioDurationMs === undefined || Math.abs(audioDurationMs - wantedMs) > 100) {
    return "the sound is missing or has the wrong length";
  }
  return null;
};

/** Raises RenderError unless the file is what was asked for; returns what it measured. */
export const checkOutput = async (
  ffprobe: string,
  path: string,
  expected: Expected,
  signal: AbortSignal,
): Promise<CheckedOutput> => {
  const facts = await probe(ffprobe, path, signal);
  const wrong = problem(expected, facts);
  if (wrong !== null) {
    throw new RenderError("output_invalid", wrong);
  }
  const bytes = facts.bytes ?? 0;
  if (bytes > expected.maxBytes) {
    throw new RenderError("output_too_large", `${bytes} bytes exceed the limit of ${expected.maxBytes}`);
  }
  return { bytes, durationMs: Math.round(facts.video?.durationMs ?? 0) };
};
