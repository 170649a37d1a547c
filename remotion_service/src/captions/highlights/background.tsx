import type { ReactElement } from "react";
import { OutlinedText } from "../OutlinedText.tsx";
import type { Highlight, HighlightedWordProps } from "./highlight.ts";

const BackgroundWord = ({ text, style, fontSizePx, active }: HighlightedWordProps): ReactElement => (
  <span style={{ position: "relative", display: "inline-block" }}>
    {active ? (
      <span
        style={{
          position: "absolute",
          inset: `${0.06 * fontSizePx}px ${-0.14 * fontSizePx}px`,
          borderRadius: 0.18 * fontSizePx,
          background: style.highlight_color,
        }}
      />
    ) : null}
    <span style={{ position: "relative" }}>
      <OutlinedText text={text} style={style} color={style.color} />
    </span>
  </span>
);

/** The spoken word lies on a rounded patch of the highlight colour. */
export const background: Highlight = { animationMs: 0, Word: BackgroundWord };
