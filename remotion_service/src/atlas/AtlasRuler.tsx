import { useLayoutEffect, useRef, useState, type ReactElement } from "react";
import type { CaptionPlan } from "../captions/caption-plan.ts";
import type { CaptionState } from "../captions/caption-state.ts";
import { textInset } from "../captions/caption-strip.ts";
import { CaptionStrip } from "../captions/CaptionStrip.tsx";
import { changedRects, drawnRect } from "./changed-rects.ts";
import type { StateChange } from "./patch.ts";

type Props = {
  readonly plan: CaptionPlan;
  readonly states: readonly CaptionState[];
  /** Told once what every state draws anew. */
  readonly onMeasured: (changes: readonly StateChange[]) => void;
};

/** States laid out at once: enough to be quick, few enough to need little memory. */
const batch = 96;

/** Lays every state out, invisibly, and finds out what it changes of the one before. */
export const AtlasRuler = ({ plan, states, onMeasured }: Props): ReactElement => {
  const holder = useRef<HTMLDivElement>(null);
  const [changes, setChanges] = useState<readonly StateChange[]>([]);
  const from = Math.max(0, changes.length - 1);
  useLayoutEffect(() => {
    if (changes.length === states.length) {
      onMeasured(changes);
      return;
    }
    const inset = textInset(plan.style);
    const drawn = [...(holder.current?.children ?? [])];
    const measured = drawn.map((after, index): StateChange => {
      const state = from + index;
      const before = drawn[index - 1];
      const fresh = before === undefined || states[state]?.page !== states[state - 1]?.page;
      return { state, fresh, rects: fresh ? [drawnRect(after, inset)] : changedRects(before, after, inset) };
    });
    setChanges([...changes, ...measured.slice(changes.length - from)]);
  }, [changes, from, onMeasured, plan, states]);
  return (
    <div ref={holder} style={{ visibility: "hidden" }}>
      {states.slice(from, from + batch).map((state, index) => (
        <CaptionStrip key={from + index} plan={plan} state={state} />
      ))}
    </div>
  );
};
