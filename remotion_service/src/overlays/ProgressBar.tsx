import type { ReactElement } from "react";
import { useCurrentFrame } from "remotion";
import type { ProgressBarPlan } from "./overlay-plan.ts";
import { progressWidth } from "./plan-progress-bar.ts";

/** How much of the clip has been shown, at the current frame. */
export const ProgressBar = ({ plan }: { readonly plan: ProgressBarPlan }): ReactElement => (
  <div
    style={{
      position: "absolute",
      left: 0,
      top: plan.top,
      width: progressWidth(plan, useCurrentFrame()),
      height: plan.height,
      background: plan.color,
    }}
  />
);
