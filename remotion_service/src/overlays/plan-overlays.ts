import type { MeasureText } from "../captions/measure.ts";
import type { Box } from "../layouts/panel-boxes.ts";
import type { Overlays } from "../spec/overlays.ts";
import type { FrameRate } from "../timing/frame-rate.ts";
import type { OverlayPlan } from "./overlay-plan.ts";
import { planHook } from "./plan-hook.ts";
import { planProgressBar } from "./plan-progress-bar.ts";
import { planWatermark, type Logo } from "./plan-watermark.ts";

export type OverlayClip = {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly rate: FrameRate;
  /** Where captions ever are. */
  readonly captions: readonly Box[];
  readonly logo: Logo | null;
};

/** Place everything between picture and captions: the captions never give way, the hook gives way to all. */
export const planOverlays = (overlays: Overlays, clip: OverlayClip, measure: MeasureText): OverlayPlan => {
  const { captions, logo } = clip;
  const watermark = overlays.watermark ? planWatermark(overlays.watermark, clip, { logo, captions, measure }) : null;
  return {
    hook: overlays.hook
      ? planHook(overlays.hook, clip, { captions, watermark: watermark ? [watermark.box] : [] }, measure)
      : null,
    progressBar: overlays.progress_bar ? planProgressBar(overlays.progress_bar, clip) : null,
    watermark,
  };
};
