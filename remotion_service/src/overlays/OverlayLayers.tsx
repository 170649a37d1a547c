import type { ReactElement } from "react";
import { useCurrentFrame, useVideoConfig } from "remotion";
import { hookSprite } from "./hook-look.ts";
import { hookState } from "./hook-state.ts";
import { HookCard } from "./HookCard.tsx";
import type { HookPlan, OverlayPlan } from "./overlay-plan.ts";
import { ProgressBar } from "./ProgressBar.tsx";
import { useOverlayFonts } from "./use-overlay-fonts.ts";
import { Watermark } from "./Watermark.tsx";

const Hook = ({ plan }: { readonly plan: HookPlan }): ReactElement | null => {
  const state = hookState(plan, useCurrentFrame());
  const sprite = hookSprite(plan, useVideoConfig());
  return state === null ? null : (
    <div style={{ position: "absolute", left: sprite.x, top: sprite.y }}>
      <HookCard plan={plan} sprite={sprite} state={state} />
    </div>
  );
};

/** Everything between picture and captions at the current frame, the lowest layer first. */
export const OverlayLayers = ({ plan }: { readonly plan: OverlayPlan }): ReactElement | null => {
  const ready = useOverlayFonts(plan);
  const { progressBar, watermark, hook } = plan;
  if (!ready) {
    return null;
  }
  return (
    <>
      {progressBar ? <ProgressBar plan={progressBar} /> : null}
      {watermark ? (
        <div style={{ position: "absolute", left: watermark.box.x, top: watermark.box.y }}>
          <Watermark plan={watermark} />
        </div>
      ) : null}
      {hook ? <Hook plan={hook} /> : null}
    </>
  );
};
