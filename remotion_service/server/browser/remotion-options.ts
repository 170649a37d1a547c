import { makeCancelSignal, type CancelSignal } from "@remotion/renderer";
import type { VideoConfig } from "remotion";
import type { CompositionName } from "../../src/spec/render-spec.ts";
import type { Browser } from "./open-browser.ts";

export type Picture = {
  readonly id: CompositionName | "CaptionAtlas" | "OverlaySheet" | "StyleSheet";
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly frames: number;
  readonly props: Record<string, unknown>;
};

/** What a composition would say of itself; given directly, so that no page is opened only to ask. */
export const videoConfig = ({ id, width, height, fps, frames, props }: Picture): VideoConfig => ({
  id,
  width,
  height,
  fps,
  durationInFrames: frames,
  defaultProps: {},
  props,
  defaultCodec: null,
  defaultOutName: null,
  defaultVideoImageFormat: null,
  defaultPixelFormat: null,
  defaultProResProfile: null,
  defaultSampleRate: null,
});

/**
 * Options of every render: the warm browser, and nothing that could open another one. After a crash Remotion would
 * start a browser of its own and never close it; with a program that ends at once the render fails instead and is
 * repeated by the browser's host.
 */
export const sharedOptions = (browser: Browser) =>
  ({
    puppeteerInstance: browser,
    browserExecutable: "/bin/false",
    chromeMode: "headless-shell",
    logLevel: "error",
    concurrency: 1,
    muted: true,
    timeoutInMilliseconds: 60_000,
  }) as const;

const rejectionOn = (signal: AbortSignal): { promise: Promise<never>; release: () => void } => {
  let abort: (() => void) | undefined;
  const promise = new Promise<never>((_, reject) => {
    abort = () => {
      reject(signal.reason as Error);
    };
    signal.addEventListener("abort", abort);
  });
  return {
    promise,
    release: () => {
      if (abort) {
        signal.removeEventListener("abort", abort);
      }
    },
  };
};

/**
 * Run a Remotion render that ends when the signal aborts. Remotion is told to stop, and not waited for: with a dead
 * browser it would never settle.
 */
export const cancellable = async (
  signal: AbortSignal,
  render: (cancelSignal: CancelSignal) => Promise<unknown>,
): Promise<void> => {
  signal.throwIfAborted();
  const { cancelSignal, cancel } = makeCancelSignal();
  const aborted = rejectionOn(signal);
  try {
    await Promise.race([render(cancelSignal), aborted.promise]);
  } catch (error) {
    cancel();
    signal.throwIfAborted();
    throw error;
  } finally {
    aborted.release();
  }
};
