import type { CSSProperties, ReactElement } from "react";
import type { CaptionPlan } from "./caption-plan.ts";
import type { CaptionState } from "./caption-state.ts";
import { CaptionLines } from "./CaptionLines.tsx";
import { lineHeightEm } from "./caption-strip.ts";
import { fontCss } from "./font-css.ts";
import { LineBox } from "./LineBox.tsx";
import { transitions } from "./transitions/registry.ts";

type Props = {
  readonly plan: CaptionPlan;
  readonly state: CaptionState | null;
};

const stripStyle = ({ style, strip }: CaptionPlan): CSSProperties => ({
  position: "absolute",
  width: strip.width,
  height: strip.height,
  overflow: "hidden",
  display: "flex",
  alignItems: "center",
  justifyContent: "center",
  ...fontCss(style.font_family, style.font_weight),
  lineHeight: lineHeightEm,
  whiteSpace: "pre",
});

/** Above the background, with drawing orders of its own; the shadow is that of all letters at once. */
const lettersStyle = ({ style: { shadow } }: CaptionPlan): CSSProperties => ({
  position: "relative",
  isolation: "isolate",
  filter: shadow
    ? `drop-shadow(${shadow.offset_x_px}px ${shadow.offset_y_px}px ${shadow.blur_px / 2}px ${shadow.color})`
    : undefined,
});

/**
 * One state of the captions, drawn in a box of the plan's strip size; nothing when the state is null.
 *
 * The background of a page that follows another at once is there from the first: it would blink with every page.
 */
export const CaptionStrip = ({ plan, state }: Props): ReactElement => {
  const page = state ? plan.pages[state.page] : undefined;
  if (!page || !state) {
    return <div style={stripStyle(plan)} />;
  }
  const { pose } = transitions[plan.style.transition];
  const comes = state.turn < 1 ? pose(state.turn) : {};
  const boxStays = plan.style.box !== null && page.follows;
  return (
    <div style={{ ...stripStyle(plan), fontSize: page.fontSizePx }}>
      <div style={{ position: "relative", ...(boxStays ? {} : comes) }}>
        <LineBox plan={plan} page={page} />
        <div style={boxStays ? comes : {}}>
          <div style={lettersStyle(plan)}>
            <CaptionLines plan={plan} page={page} state={state} />
          </div>
        </div>
      </div>
    </div>
  );
};
