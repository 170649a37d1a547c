import type { CompositionName } from "../spec/render-spec.ts";
import type { FilmProps } from "./props.ts";

const frames = 90;
const pictureAspect = 16 / 9;

const sizes: Readonly<Record<CompositionName, { readonly width: number; readonly height: number }>> = {
  CaptionedVideo: { width: 1920, height: 1080 },
  ShortsVideo: { width: 1080, height: 1920 },
  AutoEditVideo: { width: 1080, height: 1920 },
};

/** Size and length of a composition that is opened without props. */
export const defaultFormat = (name: CompositionName) =>
  ({ ...sizes[name], fps: 30, durationInFrames: frames }) as const;

/** Props of a composition that is opened without any: the middle of a wide video beside the bundle. */
export const defaultProps = (name: CompositionName): FilmProps => {
  const { width, height } = sizes[name];
  const share = Math.min(1, width / height / pictureAspect);
  const window = { x: (1 - share) / 2, y: 0, width: share, height: 1 };
  const panels = [{ box: { x: 0, y: 0, width, height }, windows: [window] }];
  return {
    src: "sample.mp4",
    startMs: 0,
    pictureAspect,
    rate: { num: 30, den: 1 },
    shots: [{ scene: { kind: "single", from: 0, to: frames, panels }, start: 0 }],
    overlays: { hook: null, progressBar: null, watermark: null },
    captions: null,
  };
};
