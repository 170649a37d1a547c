import { z } from "zod";
import { run } from "../process/run.ts";

const timeoutMs = 30_000;

const stream = z.looseObject({
  codec_type: z.string(),
  codec_name: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  sample_aspect_ratio: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  nb_frames: z.coerce.number().optional(),
  duration: z.coerce.number().optional(),
  color_space: z.string().optional(),
  color_transfer: z.string().optional(),
  disposition: z.looseObject({ attached_pic: z.number().optional() }).optional(),
  side_data_list: z.array(z.looseObject({ rotation: z.number().optional() })).optional(),
});

const report = z.object({
  streams: z.array(stream).default([]),
  format: z
    .object({
      format_name: z.string().default(""),
      duration: z.coerce.number().optional(),
      size: z.coerce.number().optional(),
      start_time: z.coerce.number().optional(),
    })
    .default({ format_name: "" }),
});

/** The picture stream of a file. Sizes are in stored pixels after rotation. */
export type VideoFacts = {
  readonly codec: string;
  readonly width: number;
  readonly height: number;
  /** Width / height as shown: rotation and pixel aspect applied. */
  readonly displayAspect: number;
  readonly frames: number | undefined;
  readonly durationMs: number | undefined;
  readonly colorSpace: string | undefined;
  readonly colorTransfer: string | undefined;
};

export type MediaFacts = {
  /** ffmpeg's name of the file's format. */
  readonly container: string;
  readonly video: VideoFacts | undefined;
  /** Codec of the first sound stream. */
  readonly audio: string | undefined;
  readonly audioDurationMs: number | undefined;
  readonly bytes: number | undefined;
  /** The earliest time stamp in the file: where the file's own clock starts. */
  readonly startMs: number;
};

type Stream = z.infer<typeof stream>;

const ratio = (text: string | undefined): number => {
  const [num, den] = (text ?? "").split(":").map(Number);
  return num && den ? num / den : 1;
};

const milliseconds = (seconds: number | undefined): number | undefined =>
  seconds === undefined ? undefined : seconds * 1000;

const videoFacts = (video: Stream): VideoFacts => {
  const rotation = video.side_data_list?.find((data) => data.rotation !== undefined)?.rotation ?? 0;
  const sideways = Math.abs(rotation) % 180 === 90;
  const [stored, across] = [video.width ?? 0, video.height ?? 0];
  const shown = (stored * ratio(video.sample_aspect_ratio)) / across;
  return {
    codec: video.codec_name ?? "",
    width: sideways ? across : stored,
    height: sideways ? stored : across,
    displayAspect: sideways ? 1 / shown : shown,
    frames: video.nb_frames,
    durationMs: milliseconds(video.duration),
    colorSpace: video.color_space,
    colorTransfer: video.color_transfer,
  };
};

/** What ffprobe says about a file. Raises ProcessError when it cannot be read. */
export const probe = async (ffprobe: string, path: string, signal: AbortSignal): Promise<MediaFacts> => {
  const args = ["-v", "error", "-print_format", "json", "-show_streams", "-show_format", path];
  const { stdout } = await run(ffprobe, args, { signal, timeoutMs });
  const { streams, format } = report.parse(JSON.parse(stdout));
  const video = streams.find((each) => each.codec_type === "video" && each.disposition?.attached_pic !== 1);
  const audio = streams.find((each) => each.codec_type === "audio");
  return {
    container: format.format_name,
    video: video && videoFacts(video),
    audio: audio && (audio.codec_name ?? "unknown"),
    audioDurationMs: milliseconds(audio?.duration),
    bytes: format.size,
    startMs: milliseconds(format.start_time) ?? 0,
  };
};
