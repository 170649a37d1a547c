import { renderFrames } from "@remotion/renderer";
import type { FilmProps } from "../../src/compositions/props.ts";
import type { CompositionName } from "../../src/spec/render-spec.ts";
import type { Browser } from "./open-browser.ts";
import { cancellable, sharedOptions, videoConfig } from "./remotion-options.ts";

export type FramesJob = {
  readonly serveUrl: string;
  readonly composition: CompositionName;
  readonly props: FilmProps;
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly frames: number;
  readonly signal: AbortSignal;
  /** Receives every frame as a JPEG, in order; the next one is drawn when the promise settles. */
  readonly onFrame: (jpeg: Buffer, frame: number) => Promise<void>;
};

/** Draw every frame of a short in the browser. */
export const drawFrames = async (browser: Browser, job: FramesJob): Promise<void> => {
  const { props, width, height, fps, frames } = job;
  await cancellable(job.signal, (cancelSignal) =>
    renderFrames({
      ...sharedOptions(browser),
      serveUrl: job.serveUrl,
      composition: videoConfig({ id: job.composition, width, height, fps, frames, props }),
      inputProps: props,
      imageFormat: "jpeg",
      jpegQuality: 95,
      outputDir: null,
      cancelSignal,
      onStart: () => undefined,
      onFrameUpdate: () => undefined,
      onFrameBuffer: job.onFrame,
    }),
  );
};
