import { makeCancelSignal, type CancelSignal } from "@remotion/renderer";
import type { VideoConfig } from "remotion";
import type { Browser } from "./open-browser.ts";

export type Picture = {
  readonly id: "ShortsVideo" | "CaptionAtlas";
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

/** Remotion's kind of cancel signal, following an AbortSignal until `release` is called. */
export const followAbort = (signal: AbortSignal): { cancelSignal: CancelSignal; release: () => void } => {
  const { cancelSignal, cancel } = makeCancelSignal();
  signal.addEventListener("abort", cancel);
  return {
    cancelSignal,
    release: () => {
      signal.removeEventListener("abort", cancel);
    },
  };
};
