import { renderFrames } from "@remotion/renderer";
import type { StyleSheetProps } from "../../src/compositions/props.ts";
import type { Browser } from "./open-browser.ts";
import { sharedOptions, videoConfig } from "./remotion-options.ts";

type Job = {
  readonly serveUrl: string;
  readonly props: StyleSheetProps;
  readonly width: number;
  readonly height: number;
};

/** Draw every page of a sheet of styles as a PNG. */
export const drawStyleSheet = async (
  browser: Browser,
  { serveUrl, props, width, height }: Job,
): Promise<readonly Buffer[]> => {
  const pictures: Buffer[] = [];
  await renderFrames({
    ...sharedOptions(browser),
    serveUrl,
    composition: videoConfig({ id: "StyleSheet", width, height, fps: 30, frames: props.pages.length, props }),
    inputProps: props,
    imageFormat: "png",
    outputDir: null,
    onStart: () => undefined,
    onFrameUpdate: () => undefined,
    onFrameBuffer: (picture, page) => {
      pictures[page] = picture;
    },
  });
  return pictures;
};
