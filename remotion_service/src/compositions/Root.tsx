import type { ComponentType, ReactElement } from "react";
import { Composition } from "remotion";
import { CaptionAtlas } from "./CaptionAtlas.tsx";
import { ShortsVideo } from "./ShortsVideo.tsx";

/** Size, rate, length and props always come from the renderer; these are placeholders. */
const placeholder = { width: 1080, height: 1920, fps: 30, durationInFrames: 1 };

const untyped = (component: ComponentType<never>): ComponentType<Record<string, unknown>> =>
  component as ComponentType<Record<string, unknown>>;

export const Root = (): ReactElement => (
  <>
    <Composition id="ShortsVideo" component={untyped(ShortsVideo)} {...placeholder} />
    <Composition id="CaptionAtlas" component={untyped(CaptionAtlas)} {...placeholder} />
  </>
);
