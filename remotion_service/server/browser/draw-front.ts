import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { renderFrames } from "@remotion/renderer";
import type { FilmProps } from "../../src/compositions/props.ts";
import type { CompositionName } from "../../src/spec/render-spec.ts";
import type { Browser } from "./open-browser.ts";
import { cancellable, sharedOptions, videoConfig } from "./remotion-options.ts";

export type FrontJob = {
  readonly serveUrl: string;
  readonly composition: CompositionName;
  /** Without shots. */
  readonly props: FilmProps;
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly frames: number;
  readonly frame: number;
  readonly scratch: string;
  readonly signal: AbortSignal;
};

/** Draw what lies above the picture at one frame, on nothing, and return the PNG's path. */
export const drawFront = async (browser: Browser, job: FrontJob): Promise<string> => {
  const path = join(job.scratch, "front.png");
  const { composition: id, width, height, fps, frames, props } = job;
  await cancellable(job.signal, (cancelSignal) =>
    renderFrames({
      ...sharedOptions(browser),
      serveUrl: job.serveUrl,
      composition: videoConfig({ id, width, height, fps, frames, props }),
      inputProps: props,
      frames: [job.frame],
      imageFormat: "png",
      outputDir: null,
      cancelSignal,
      onStart: () => undefined,
      onFrameUpdate: () => undefined,
      onFrameBuffer: (png) => writeFile(path, png),
    }),
  );
  return path;
};
