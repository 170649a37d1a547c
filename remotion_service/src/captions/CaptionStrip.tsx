import type { CSSProperties, ReactElement } from "react";
import type { CaptionPage, CaptionPlan, PageWord } from "./caption-plan.ts";
import type { CaptionState } from "./caption-state.ts";
import { lineHeightEm } from "./caption-strip.ts";
import { highlights } from "./highlights/registry.ts";

type Props = {
  readonly plan: CaptionPlan;
  readonly state: CaptionState | null;
  readonly animationFrames: number;
};

const stripStyle = ({ style, strip }: CaptionPlan): CSSProperties => ({
  position: "absolute",
  width: strip.width,
  height: strip.height,
  overflow: "hidden",
  display: "flex",
  flexDirection: "column",
  alignItems: "center",
  justifyContent: "center",
  fontFamily: `"${style.font_family}", sans-serif`,
  fontWeight: style.font_weight,
  lineHeight: lineHeightEm,
  whiteSpace: "pre",
});

/** One state of the captions, drawn in a box of the plan's strip size; nothing when the state is null. */
export const CaptionStrip = ({ plan, state, animationFrames }: Props): ReactElement => {
  const page: CaptionPage | undefined = state ? plan.pages[state.page] : undefined;
  const { Word } = highlights[plan.style.highlight_style];
  const progress = animationFrames > 0 && state ? state.step / animationFrames : 1;
  const draw = (word: PageWord, fontSizePx: number): ReactElement => (
    <Word
      key={word.index}
      text={word.text}
      style={plan.style}
      fontSizePx={fontSizePx}
      active={word.index === state?.word}
      progress={progress}
    />
  );
  return (
    <div style={{ ...stripStyle(plan), fontSize: page?.fontSizePx }}>
      {page?.lines.map((line, number) => (
        <div key={number} style={{ display: "flex", gap: plan.spaceEm * page.fontSizePx }}>
          {line.map((word) => draw(word, page.fontSizePx))}
        </div>
      ))}
    </div>
  );
};
