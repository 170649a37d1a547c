import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { renderFrames } from "@remotion/renderer";
import type { CaptionPlan } from "../../src/captions/caption-plan.ts";
import type { CaptionTimeline } from "../../src/captions/caption-timeline.ts";
import type { CaptionAtlasProps } from "../../src/compositions/props.ts";
import type { Atlas } from "../media/caption-graph.ts";
import type { Browser } from "./open-browser.ts";
import { cancellable, sharedOptions, videoConfig } from "./remotion-options.ts";

export type AtlasJob = {
  readonly serveUrl: string;
  readonly plan: CaptionPlan;
  readonly timeline: CaptionTimeline;
  readonly animationFrames: number;
  readonly fps: number;
  readonly scratch: string;
  readonly signal: AbortSignal;
  readonly onProgress: (share: number) => void;
};

/** Highest page in pixels; larger screenshots cost the browser more memory than they save time. */
const maxPageHeight = 4480;
const maxRows = 16;

/** How many states fit below each other on one page. */
export const atlasRows = (stripHeight: number): number =>
  Math.max(1, Math.min(maxRows, Math.floor(maxPageHeight / stripHeight)));

/** Draw every caption state that differs, several per picture, into the scratch folder. */
export const renderAtlas = async (browser: Browser, job: AtlasJob): Promise<Atlas> => {
  const { plan, timeline, animationFrames } = job;
  const rows = atlasRows(plan.strip.height);
  const pages = Math.ceil(timeline.states.length / rows);
  const folder = join(job.scratch, "atlas");
  await mkdir(folder, { recursive: true });
  const props: CaptionAtlasProps = { plan, animationFrames, states: timeline.states, rows };
  const { width, height } = { width: plan.strip.width, height: plan.strip.height * rows };
  await cancellable(job.signal, (cancelSignal) =>
    renderFrames({
      ...sharedOptions(browser),
      serveUrl: job.serveUrl,
      composition: videoConfig({ id: "CaptionAtlas", width, height, fps: job.fps, frames: pages, props }),
      inputProps: props,
      imageFormat: "png",
      outputDir: null,
      cancelSignal,
      onStart: () => undefined,
      onFrameUpdate: (done) => {
        job.onProgress(done / pages);
      },
      onFrameBuffer: async (picture, page) => {
        await writeFile(join(folder, `${page}.png`), picture);
      },
    }),
  );
  return { pattern: join(folder, "%d.png"), pages, rows, strip: plan.strip, byFrame: timeline.byFrame };
};
