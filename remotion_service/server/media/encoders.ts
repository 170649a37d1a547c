import type { FrameRate } from "../../src/timing/frame-rate.ts";
import { usableCores } from "../cores.ts";
import type { Bitrates } from "./bitrate.ts";

export type EncoderName = "libx264" | "h264_nvenc" | "h264_vaapi" | "h264_videotoolbox";

/** What is to be encoded, and how well. `crf` is x264's scale: smaller is better, 6 more is about half the size. */
export type VideoOrder = {
  readonly crf: number;
  /** x264's name for how much time is spent. */
  readonly preset: string;
  /** To be looked at and thrown away: as fast as possible. */
  readonly draft: boolean;
  readonly bitrates: Bitrates;
  /** Whether x264 keeps to the bit rates: looking ahead for that costs a fifteenth of its time. */
  readonly limited: boolean;
  readonly rate: FrameRate;
  readonly width: number;
  readonly height: number;
};

/** A way to make H.264 with ffmpeg. */
export type Encoder = {
  readonly name: EncoderName;
  /** Options that come before the inputs. */
  readonly device: readonly string[];
  /** Filters between the finished picture and the encoder; null when it takes pictures as they are. */
  readonly upload: string | null;
  readonly options: (order: VideoOrder) => readonly string[];
};

/** A draft's quality on x264's scale is this much coarser. */
const draftCrf = 6;

/** Bits per pixel at which x264 at crf 20 usually ends up with people talking; for encoders without a quality scale. */
const bitsPerPixel = 0.13;

const fps = ({ num, den }: FrameRate): number => num / den;

const quality = ({ crf, draft }: VideoOrder): number => Math.min(51, crf + (draft ? draftCrf : 0));

/** Frames from one key frame to the next, unless the picture changes altogether in between. */
export const keyFrameEvery = (rate: FrameRate): number => Math.round(2 * fps(rate));

const limits = ({ bitrates }: VideoOrder): string[] => [
  ...["-maxrate", String(bitrates.video), "-bufsize", String(bitrates.buffer)],
];

/** The shape of the stream, and what its colours mean. */
const shape = ({ rate }: VideoOrder): string[] => [
  ...["-profile:v", "high", "-g", String(keyFrameEvery(rate))],
  ...["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"],
];

export const x264: Encoder = {
  name: "libx264",
  device: [],
  upload: null,
  options: (order) => [
    ...["-c:v", "libx264", "-preset", order.draft ? "ultrafast" : order.preset, "-crf", String(quality(order))],
    // By itself it would take half as many again as there are cores, and the memory for them, without being quicker.
    ...["-threads", String(usableCores()), "-pix_fmt", "yuv420p", ...shape(order)],
    ...(order.limited ? limits(order) : []),
  ],
};

/** Constant quality under a rate limit; its scale is the quantiser's like x264's, so the number is handed on. */
const nvenc: Encoder = {
  name: "h264_nvenc",
  device: [],
  upload: null,
  options: (order) => [
    ...["-c:v", "h264_nvenc", "-preset", order.draft ? "p1" : "p5", "-rc", "vbr", "-cq", String(quality(order))],
    ...["-b:v", "0", "-pix_fmt", "yuv420p", ...limits(order), ...shape(order)],
  ],
};

/** Quality-defined variable bit rate: constant quality alone would not keep to the file's size limit. */
const vaapi = (device: string): Encoder => ({
  name: "h264_vaapi",
  device: ["-vaapi_device", device],
  upload: "format=nv12,hwupload",
  options: (order) => [
    ...["-c:v", "h264_vaapi", "-rc_mode", "QVBR", "-global_quality", String(quality(order))],
    ...["-b:v", String(Math.round(order.bitrates.video * 0.8)), ...limits(order), ...shape(order)],
  ],
});

/** Knows bit rates only where the size must be limited: the one x264 would need is estimated from the crf. */
const videotoolbox: Encoder = {
  name: "h264_videotoolbox",
  device: [],
  upload: null,
  options: (order) => {
    const wanted = order.width * order.height * fps(order.rate) * bitsPerPixel * 2 ** ((20 - quality(order)) / 6);
    const bits = Math.round(Math.min(wanted, order.bitrates.video));
    return [
      "-c:v",
      "h264_videotoolbox",
      "-b:v",
      String(bits),
      "-pix_fmt",
      "yuv420p",
      ...limits(order),
      ...shape(order),
    ];
  },
};

/** What `VIDEO_ENCODER` may say. */
export const encoderChoices = ["auto", "x264", "nvenc", "vaapi", "videotoolbox"] as const;

export type EncoderChoice = (typeof encoderChoices)[number];

/** Hardware encoders to try for a choice, best first. `vaapiDevice` is the graphics card's device file. */
export const hardwareEncoders = (choice: EncoderChoice, vaapiDevice: string, platform: NodeJS.Platform): Encoder[] => {
  const known = { x264: [], nvenc: [nvenc], vaapi: [vaapi(vaapiDevice)], videotoolbox: [videotoolbox] };
  if (choice !== "auto") {
    return known[choice];
  }
  return platform === "darwin" ? [videotoolbox] : [nvenc, vaapi(vaapiDevice)];
};
