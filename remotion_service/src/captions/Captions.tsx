import type { ReactElement } from "react";
import { useCurrentFrame } from "remotion";
import type { FrameRate } from "../timing/frame-rate.ts";
import { animationFrames } from "./animation-frames.ts";
import type { CaptionPlan } from "./caption-plan.ts";
import { captionState } from "./caption-state.ts";
import { CaptionStrip } from "./CaptionStrip.tsx";
import { useCaptionFont } from "./use-caption-font.ts";

type Props = { readonly plan: CaptionPlan; readonly rate: FrameRate };

/** The captions of a clip at the current frame, at their place in the picture. */
export const Captions = ({ plan, rate }: Props): ReactElement | null => {
  const frame = useCurrentFrame();
  const ready = useCaptionFont(plan);
  const steps = animationFrames(plan.style.highlight_style, rate);
  if (!ready) {
    return null;
  }
  return (
    <div style={{ position: "absolute", top: plan.strip.top }}>
      <CaptionStrip
        plan={plan}
        state={captionState(plan, frame, { rate, animationFrames: steps })}
        animationFrames={steps}
      />
    </div>
  );
};
