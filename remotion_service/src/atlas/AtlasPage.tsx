import type { ReactElement } from "react";
import type { CaptionPlan } from "../captions/caption-plan.ts";
import type { CaptionState } from "../captions/caption-state.ts";
import { CaptionStrip } from "../captions/CaptionStrip.tsx";
import type { Patch } from "./patch.ts";

type Props = {
  readonly plan: CaptionPlan;
  readonly states: readonly CaptionState[];
  readonly patches: readonly Patch[];
};

/** Parts of caption states, each cut out of the whole strip, in their places on a page. */
export const AtlasPage = ({ plan, states, patches }: Props): ReactElement => (
  <>
    {patches.map(({ state, strip: { width, height, ...part }, left, top }) => (
      <div key={`${left} ${top}`} style={{ position: "absolute", left, top, width, height, overflow: "hidden" }}>
        <div style={{ position: "absolute", left: -part.left, top: -part.top }}>
          <CaptionStrip plan={plan} state={states[state] ?? null} />
        </div>
      </div>
    ))}
  </>
);
