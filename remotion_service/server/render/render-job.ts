import type { RenderSpec } from "../../src/spec/render-spec.ts";
import type { BrowserHost } from "../browser/browser-host.ts";
import type { EncoderHost } from "../media/encoder-host.ts";
import type { EncoderName } from "../media/encoders.ts";
import type { MediaFacts, VideoFacts } from "../media/probe.ts";
import type { Tools } from "../settings.ts";
import type { RenderPlan } from "./render-plan.ts";

export type RenderStage = "preparing" | "captions" | "encoding" | "finishing" | "storing";

/** Told whenever a render gets further; `share` is 0..1 of the whole render. */
export type OnProgress = (stage: RenderStage, share: number) => void;

/** Does the work when the encoder is free for it. Sound and captions may be made before that. */
export type WhenFree = <T>(work: () => Promise<T>) => Promise<T>;

/** What every engine gets: it makes `short.mp4` and its cover in `scratch`. */
export type RenderJob = {
  readonly spec: RenderSpec;
  readonly plan: RenderPlan;
  readonly source: { readonly path: string; readonly facts: MediaFacts; readonly video: VideoFacts };
  readonly scratch: string;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly onProgress: OnProgress;
  readonly whenFree: WhenFree;
};

/** A finished file and what encoded it. */
export type Film = { readonly path: string; readonly encoder: EncoderName };

export type Engine = (job: RenderJob) => Promise<Film>;

/** What engines are made with. */
export type EngineParts = {
  readonly tools: Tools;
  readonly browser: BrowserHost;
  readonly encoders: EncoderHost;
  /** Address of the web bundle. */
  readonly bundle: () => Promise<string>;
};
