import type { CSSProperties, ReactElement } from "react";
import { entrances } from "./entrances/registry.ts";
import type { HighlightedWordProps } from "./highlights/highlight.ts";
import { highlights } from "./highlights/registry.ts";
import { tiltDeg } from "./tilt.ts";

type Props = HighlightedWordProps & {
  /** How far the word has come in, 0 before its time. */
  readonly arrival: number;
};

const tilted = ({ word, style, fontSizePx, phase }: Props): CSSProperties =>
  phase === "marked" && style.highlight_rotation_deg !== 0
    ? { display: "inline-block", rotate: `${tiltDeg(style.highlight_rotation_deg, word.widthPx, fontSizePx)}deg` }
    : {};

/** One word, or its part on a line: on its way in, tilted and marked as the style says. */
export const CaptionWord = ({ arrival, ...props }: Props): ReactElement => {
  const { Word } = highlights[props.style.highlight_style];
  const entrance: CSSProperties =
    arrival === 0 ? { visibility: "hidden" } : entrances[props.style.word_entrance].pose(arrival);
  return (
    <span data-word={props.word.index} style={entrance}>
      <span style={tilted({ arrival, ...props })}>
        <Word {...props} />
      </span>
    </span>
  );
};
