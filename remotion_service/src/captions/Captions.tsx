import type { ReactElement } from "react";
import { useCurrentFrame } from "remotion";
import type { FrameRate } from "../timing/frame-rate.ts";
import type { CaptionPlan } from "./caption-plan.ts";
import { captionState } from "./caption-state.ts";
import { CaptionStrip } from "./CaptionStrip.tsx";
import { useCaptionFont } from "./use-caption-font.ts";

type Props = { readonly plan: CaptionPlan; readonly rate: FrameRate };

/** The captions of a clip at the current frame, at their place in the picture. */
export const Captions = ({ plan, rate }: Props): ReactElement | null => {
  const frame = useCurrentFrame();
  const ready = useCaptionFont(plan);
  if (!ready) {
    return null;
  }
  const state = captionState(plan, frame, rate);
  const top = state ? plan.pages[state.page]?.top : undefined;
  return (
    <div style={{ position: "absolute", left: plan.strip.left, top: top ?? plan.strip.top }}>
      <CaptionStrip plan={plan} state={state} />
    </div>
  );
};
