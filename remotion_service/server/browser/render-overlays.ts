import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { renderFrames } from "@remotion/renderer";
import type { OverlaySheetProps } from "../../src/compositions/props.ts";
import type { Box } from "../../src/layouts/panel-boxes.ts";
import { hookSprite } from "../../src/overlays/hook-look.ts";
import { hookFirstFrames } from "../../src/overlays/hook-state.ts";
import type { OverlayPlan } from "../../src/overlays/overlay-plan.ts";
import type { OverlayPictures } from "../media/overlay-graph.ts";
import type { Browser } from "./open-browser.ts";
import { cancellable, sharedOptions, videoConfig } from "./remotion-options.ts";

export type OverlaysJob = {
  readonly serveUrl: string;
  readonly plan: OverlayPlan;
  readonly picture: { readonly width: number; readonly height: number };
  readonly fps: number;
  readonly scratch: string;
  readonly signal: AbortSignal;
};

type Sheet = { readonly width: number; readonly height: number; readonly names: readonly string[] };

/** The size that holds every picture, and what their files are called, in order. */
const sheet = ({ watermark, hook }: OverlayPlan, sprite: Box | null): Sheet => ({
  width: Math.max(watermark?.box.width ?? 2, sprite?.width ?? 2),
  height: Math.max(watermark?.box.height ?? 2, sprite?.height ?? 2),
  names: [
    ...(watermark ? ["watermark.png"] : []),
    ...(hook ? hookFirstFrames(hook).map((_, picture) => `hook-${picture}.png`) : []),
  ],
});

/** Draw the watermark and every picture of the hook's card that differs, each once, into the scratch folder. */
export const renderOverlays = async (browser: Browser, job: OverlaysJob): Promise<OverlayPictures> => {
  const { picture, plan, fps } = job;
  const { watermark, hook } = plan;
  const sprite = hook && hookSprite(hook, picture);
  const { width, height, names } = sheet(plan, sprite);
  const folder = join(job.scratch, "overlays");
  await mkdir(folder, { recursive: true });
  const props: OverlaySheetProps = { picture, watermark, hook };
  await cancellable(job.signal, (cancelSignal) =>
    renderFrames({
      ...sharedOptions(browser),
      serveUrl: job.serveUrl,
      composition: videoConfig({ id: "OverlaySheet", width, height, fps, frames: names.length, props }),
      inputProps: props,
      imageFormat: "png",
      outputDir: null,
      cancelSignal,
      onStart: () => undefined,
      onFrameUpdate: () => undefined,
      onFrameBuffer: (page, frame) => writeFile(join(folder, names[frame] ?? ""), page),
    }),
  );
  return {
    watermark: watermark && { path: join(folder, "watermark.png"), box: watermark.box },
    hook: hook && sprite && { pattern: join(folder, "hook-%d.png"), box: sprite, plan: hook },
  };
};
