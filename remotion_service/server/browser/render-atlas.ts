import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { renderFrames } from "@remotion/renderer";
import type { AtlasLayout } from "../../src/atlas/patch.ts";
import type { CaptionPlan } from "../../src/captions/caption-plan.ts";
import { lineHeightEm, textInset } from "../../src/captions/caption-strip.ts";
import type { CaptionTimeline } from "../../src/captions/caption-timeline.ts";
import type { CaptionAtlasProps } from "../../src/compositions/props.ts";
import type { Atlas } from "../media/atlas.ts";
import type { Browser } from "./open-browser.ts";
import { cancellable, sharedOptions, videoConfig } from "./remotion-options.ts";

export type AtlasJob = {
  readonly serveUrl: string;
  readonly plan: CaptionPlan;
  readonly timeline: CaptionTimeline;
  readonly fps: number;
  readonly scratch: string;
  readonly signal: AbortSignal;
  readonly onProgress: (share: number) => void;
};

type Size = { readonly width: number; readonly height: number };

/** Large enough for few screenshots, small enough to cost the browser little memory. */
const usualPage: Size = { width: 1600, height: 1600 };

/**
 * Share of the strip that a page of captions fills, and of an atlas page that is filled; rather too little, because an
 * empty page costs less than beginning again.
 */
const usualFill = { strip: 0.8, page: 0.76 };

/** How many pages will probably do; the browser says exactly when it has measured the words. */
const expectedPages = ({ plan: { strip, style, pages }, timeline: { states } }: AtlasJob, page: Size): number => {
  const words = pages.flatMap(({ lines }) => lines.flat());
  const inset = textInset(style);
  const wide = words.reduce((sum, { widthPx }) => sum + widthPx, 0) / words.length + 2 * inset.x;
  const high = lineHeightEm * style.font_size_px + 2 * inset.y;
  const whole = states.filter((state, index) => state.page !== states[index - 1]?.page || state.turn < 1).length;
  // A word that is marked takes a part of its own, and so does the one that no longer is.
  const parts = states.length - whole + words.length;
  const area = whole * usualFill.strip * strip.width * strip.height + parts * wide * high;
  return Math.ceil(area / (usualFill.page * page.width * page.height));
};

type Pages = { readonly from: number; readonly to: number; readonly size: Size; readonly folder: string };

const drawPages = async (browser: Browser, job: AtlasJob, { from, to, size, folder }: Pages): Promise<AtlasLayout> => {
  const { plan, timeline, fps } = job;
  const props: CaptionAtlasProps = { plan, states: timeline.states, firstPage: from };
  const layouts: AtlasLayout[] = [];
  await cancellable(job.signal, (cancelSignal) =>
    renderFrames({
      ...sharedOptions(browser),
      serveUrl: job.serveUrl,
      composition: videoConfig({ id: "CaptionAtlas", ...size, fps, frames: to, props }),
      inputProps: props,
      frames: Array.from({ length: to - from }, (_, index) => from + index),
      imageFormat: "png",
      outputDir: null,
      cancelSignal,
      onStart: () => undefined,
      onFrameUpdate: (done) => {
        job.onProgress((from + done) / to);
      },
      onArtifact: ({ content }) => {
        layouts.push(JSON.parse(content.toString()) as AtlasLayout);
      },
      onFrameBuffer: async (picture, page) => {
        await writeFile(join(folder, `${page}.png`), picture);
      },
    }),
  );
  const [layout] = layouts;
  if (!layout) {
    throw new Error("the atlas did not say where its pictures lie");
  }
  return layout;
};

/** Draw what differs between the caption states, many to a picture, into the scratch folder. */
export const renderAtlas = async (browser: Browser, job: AtlasJob): Promise<Atlas> => {
  const { strip } = job.plan;
  const size = { width: Math.max(usualPage.width, strip.width), height: Math.max(usualPage.height, strip.height) };
  const folder = join(job.scratch, "atlas");
  await mkdir(folder, { recursive: true });
  const pages = expectedPages(job, size);
  const layout = await drawPages(browser, job, { from: 0, to: pages, size, folder });
  if (layout.pages > pages) {
    await drawPages(browser, job, { from: pages, to: layout.pages, size, folder });
  }
  const { byFrame, topByFrame } = job.timeline;
  return { pattern: join(folder, "%d.png"), layout, page: size, strip, byFrame, topByFrame };
};
