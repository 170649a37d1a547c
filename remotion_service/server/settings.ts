import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { usableCores } from "./cores.ts";
import { encoderChoices, type EncoderChoice } from "./media/encoders.ts";

const emptyIsAbsent = (value: unknown): unknown => (value === "" ? undefined : value);
const text = (fallback: string) => z.preprocess(emptyIsAbsent, z.string().default(fallback));
const optionalText = z.preprocess(emptyIsAbsent, z.string().optional());
const whole = (fallback: number, min: number) =>
  z.preprocess(emptyIsAbsent, z.coerce.number().int().min(min).default(fallback));

const optionalWhole = (min: number) => z.preprocess(emptyIsAbsent, z.coerce.number().int().min(min).optional());

const packageRoot = fileURLToPath(new URL("..", import.meta.url));
const defaultStorage = new URL("../../.data/objects", import.meta.url).href;

const environment = z.object({
  PORT: whole(3001, 0),
  HOST: text("127.0.0.1"),
  REMOTION_SERVICE_TOKEN: optionalText,
  STORAGE_URL: text(defaultStorage),
  AWS_ENDPOINT_URL: optionalText,
  AWS_REGION: text("us-east-1"),
  AWS_ACCESS_KEY_ID: optionalText,
  AWS_SECRET_ACCESS_KEY: optionalText,
  SCRATCH_DIR: text(join(tmpdir(), "shorts")),
  BUNDLE_DIR: text(join(packageRoot, ".cache", "bundle")),
  FFMPEG_PATH: text("ffmpeg"),
  FFPROBE_PATH: text("ffprobe"),
  CHROMIUM_PATH: text("/usr/lib/chromium/chromium-headless-shell"),
  RENDER_CONCURRENCY: optionalWhole(1),
  RENDER_QUEUE_LIMIT: whole(64, 1),
  RENDER_TIMEOUT_S: whole(900, 1),
  RENDER_KEEP_S: whole(3600, 1),
  BROWSER_RENDERS: whole(50, 1),
  BROWSER_MEMORY_MB: whole(1000, 1),
  SOURCE_CACHE_MB: whole(4096, 0),
  VIDEO_ENCODER: z.preprocess(emptyIsAbsent, z.enum(encoderChoices).default("auto")),
  VAAPI_DEVICE: text("/dev/dri/renderD128"),
  X264_PRESET: text("veryfast"),
  X264_CRF: whole(20, 0),
});

export type S3Access = {
  readonly endpoint: string | undefined;
  readonly region: string;
  readonly accessKeyId: string | undefined;
  readonly secretAccessKey: string | undefined;
};

/** Programs and encoder choices that rendering needs. */
export type Tools = {
  readonly ffmpeg: string;
  readonly ffprobe: string;
  readonly chromium: string;
  readonly preset: string;
  readonly crf: number;
};

export type Settings = {
  readonly port: number;
  readonly host: string;
  readonly token: string | undefined;
  readonly storageUrl: string;
  readonly s3: S3Access;
  readonly scratchDir: string;
  readonly bundleDir: string;
  readonly tools: Tools;
  readonly concurrency: number;
  readonly queueLimit: number;
  readonly timeoutMs: number;
  readonly keepMs: number;
  readonly browserRenders: number;
  /** Bytes. */
  readonly browserMemory: number;
  /** Bytes. */
  readonly sourceCache: number;
  readonly encoder: EncoderChoice;
  readonly vaapiDevice: string;
};

const mebibyte = 1024 * 1024;

/**
 * One render is reckoned to keep three cores busy, decoding and filters one and x264's threads the rest, with a core
 * left to the browser that draws ahead. So a machine with fewer than eight takes one at a time.
 */
const coresPerRender = 4;

/** Renders at once on a machine with so many cores. */
export const defaultConcurrency = (cores: number): number => Math.max(1, Math.floor(cores / coresPerRender));

/** Settings from environment variables. Raises a ZodError that names the variable when one is malformed. */
export const readSettings = (variables: Readonly<Record<string, string | undefined>>): Settings => {
  const env = environment.parse(variables);
  const cores = usableCores();
  return {
    port: env.PORT,
    host: env.HOST,
    token: env.REMOTION_SERVICE_TOKEN,
    storageUrl: env.STORAGE_URL,
    s3: {
      endpoint: env.AWS_ENDPOINT_URL,
      region: env.AWS_REGION,
      accessKeyId: env.AWS_ACCESS_KEY_ID,
      secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
    },
    scratchDir: env.SCRATCH_DIR,
    bundleDir: env.BUNDLE_DIR,
    tools: {
      ffmpeg: env.FFMPEG_PATH,
      ffprobe: env.FFPROBE_PATH,
      chromium: env.CHROMIUM_PATH,
      preset: env.X264_PRESET,
      crf: env.X264_CRF,
    },
    concurrency: Math.min(env.RENDER_CONCURRENCY ?? defaultConcurrency(cores), cores),
    queueLimit: env.RENDER_QUEUE_LIMIT,
    timeoutMs: env.RENDER_TIMEOUT_S * 1000,
    keepMs: env.RENDER_KEEP_S * 1000,
    browserRenders: env.BROWSER_RENDERS,
    browserMemory: env.BROWSER_MEMORY_MB * mebibyte,
    sourceCache: env.SOURCE_CACHE_MB * mebibyte,
    encoder: env.VIDEO_ENCODER,
    vaapiDevice: env.VAAPI_DEVICE,
  };
};
