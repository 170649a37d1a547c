import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { frameStartMs, type FrameRate } from "../../src/timing/frame-rate.ts";
import { framesRead } from "../../src/timing/pieces.ts";
import { usableCores } from "../cores.ts";
import { run } from "../process/run.ts";
import { RenderError } from "../render-error.ts";
import type { Tools } from "../settings.ts";
import type { Atlas } from "./atlas.ts";
import { captionGraph, stripInput } from "./caption-graph.ts";
import { decodeAtlas, feedStrips } from "./caption-strips.ts";
import { coverArguments, coverChains, coverPath } from "./cover.ts";
import type { Encoder, VideoOrder } from "./encoders.ts";
import { overlayGraph, type OverlayGraph, type OverlayJob } from "./overlay-graph.ts";
import { pictureGraph, type PictureJob } from "./video-graph.ts";

const mostDecoderThreads = 4;

export type EncodeJob = {
  readonly tools: Tools;
  readonly source: string;
  /** Where reading starts on the file's own clock, in seconds from its beginning. */
  readonly seekS: number;
  readonly picture: PictureJob;
  readonly overlays: OverlayJob;
  readonly atlas: Atlas | null;
  readonly audio: string;
  readonly encoder: Encoder;
  readonly order: VideoOrder;
  /** The frame that becomes the cover. */
  readonly coverFrame: number;
  readonly scratch: string;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly onFrame: (frame: number) => void;
};

/** More would hold pictures of their own and not be quicker. */
const decoderThreads = (): number => Math.min(usableCores(), mostDecoderThreads);

const rateText = ({ num, den }: FrameRate): string => `${num}/${den}`;

/** Container options of a finished file: nothing of the source's metadata or our programs, ready for streaming. */
export const containerArguments = [
  ...["-map_metadata", "-1", "-map_chapters", "-1"],
  ...["-fflags", "+bitexact", "-movflags", "+faststart"],
];

/** Number of ffmpeg's input with the overlays' first image; the source and the caption pages come before it. */
const firstOverlay = (atlas: Atlas | null): number => (atlas ? 2 : 1);

const overlaid = ({ overlays, atlas, picture }: EncodeJob): OverlayGraph =>
  overlayGraph(overlays, picture.rate, {
    base: "[picture]",
    out: atlas ? "[base]" : "[finished]",
    firstInput: firstOverlay(atlas),
  });

const graph = (job: EncodeJob): string => {
  const { picture, atlas, encoder } = job;
  const { chains } = overlaid(job);
  const base = atlas ? "[base]" : "[finished]";
  const captions = atlas ? captionGraph(atlas, picture.rate, { base, strips: "[1:v]", out: "[finished]" }) : [];
  const cover = coverChains(job.coverFrame, { in: "[finished]", out: "[out]", cover: "[cover]" });
  const upload = encoder.upload === null ? [] : [`[out]${encoder.upload}[coded]`];
  const pictures = pictureGraph(picture, "[0:V:0]", chains.length > 0 ? "[picture]" : base);
  return [...pictures, ...chains, ...captions, ...cover, ...upload].join(";\n");
};

/** Arguments for the pass that cuts, crops, lays the captions over, encodes, joins the sound and takes the cover. */
export const encodeArguments = (job: EncodeJob, script: string, output: string): string[] => {
  const { picture, atlas } = job;
  const overlays = overlaid(job);
  const rate = rateText(picture.rate);
  const length = picture.leadS + frameStartMs(framesRead(picture.pieces), picture.rate) / 1000 + 1;
  return [
    ...["-v", "error", "-nostdin", "-y", "-progress", "pipe:1", "-nostats", ...job.encoder.device],
    // Otherwise the filters begin anew, counting from nought, whenever the source's pictures change their size.
    ...["-reinit_filter", "0", "-threads", String(decoderThreads())],
    ...["-ss", job.seekS.toFixed(6), "-t", length.toFixed(6), "-i", job.source],
    ...(atlas ? stripInput(atlas, picture.rate) : []),
    ...overlays.inputs,
    ...["-i", job.audio, "-filter_complex_script", script],
    ...["-map", job.encoder.upload === null ? "[out]" : "[coded]"],
    ...["-map", `${firstOverlay(atlas) + overlays.inputCount}:a:0`, "-r", rate],
    ...job.encoder.options(job.order),
    ...["-c:a", "copy", ...containerArguments, output],
    ...coverArguments("[cover]", coverPath(job.scratch)),
  ];
};

/**
 * Make the finished file and its cover in the scratch folder and return the file's path. Raises ProcessError, and
 * RenderError when the source has no picture for the clip at all: ffmpeg does not mind.
 */
export const encode = async (job: EncodeJob): Promise<string> => {
  const script = join(job.scratch, "graph.txt");
  const output = join(job.scratch, "short.mp4");
  await writeFile(script, graph(job));
  const { atlas } = job;
  const decoded = atlas && (await decodeAtlas(atlas, { ...job, ffmpeg: job.tools.ffmpeg }));
  let frames = 0;
  await run(job.tools.ffmpeg, encodeArguments(job, script, output), {
    signal: job.signal,
    timeoutMs: job.timeoutMs,
    ...(atlas && decoded !== null ? { feed: (stdin) => feedStrips(atlas, decoded, stdin) } : {}),
    onLine: (line) => {
      const frame = /^frame=(\d+)/.exec(line)?.[1];
      if (frame !== undefined) {
        frames = Number(frame);
        job.onFrame(frames);
      }
    },
  });
  if (frames === 0) {
    throw new RenderError("source_unreadable", "the source has no picture where the clip lies");
  }
  return output;
};
