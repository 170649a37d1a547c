import type { RenderSpec } from "../../src/spec/render-spec.ts";
import type { BrowserHost } from "../browser/browser-host.ts";
import type { MediaFacts, VideoFacts } from "../media/probe.ts";
import type { Tools } from "../settings.ts";
import type { RenderPlan } from "./render-plan.ts";

export type RenderStage = "preparing" | "captions" | "encoding" | "finishing" | "storing";

/** Told whenever a render gets further; `share` is 0..1 of the whole render. */
export type OnProgress = (stage: RenderStage, share: number) => void;

/** What every engine gets: it makes `short.mp4` in `scratch` and returns its path. */
export type RenderJob = {
  readonly spec: RenderSpec;
  readonly plan: RenderPlan;
  readonly source: { readonly path: string; readonly facts: MediaFacts; readonly video: VideoFacts };
  readonly scratch: string;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly onProgress: OnProgress;
};

export type Engine = (job: RenderJob) => Promise<string>;

/** What engines are made with. */
export type EngineParts = {
  readonly tools: Tools;
  readonly browser: BrowserHost;
  /** Folder of the web bundle. */
  readonly bundle: () => Promise<string>;
};
