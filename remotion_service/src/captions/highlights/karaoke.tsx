import type { CSSProperties, ReactElement } from "react";
import { ramp } from "../easing.ts";
import { throughWord } from "../motion.ts";
import { OutlinedText } from "../OutlinedText.tsx";
import { inPlace } from "../pose.ts";
import type { Highlight, HighlightedWordProps } from "./highlight.ts";

/** Letters fill with a soft edge, which hides that it moves in steps. */
const edgeEm = 0.2;

const fill = (share: number, direction: HighlightedWordProps["direction"]): CSSProperties => {
  if (share === 1) {
    return {};
  }
  const side = direction === "rtl" ? "left" : "right";
  const [full, empty] = [share - 1, share].map((edges) => `calc(${100 * share}% + ${edges * edgeEm}em)`);
  return { maskImage: `linear-gradient(to ${side}, #000 ${full}, transparent ${empty})` };
};

const KaraokeWord = ({ word, style, fontSizePx, phase, ...props }: HighlightedWordProps): ReactElement => {
  const share = phase === "marked" ? ramp(props.progress, props.part, 0, 1) : phase === "said" ? 1 : 0;
  return (
    <span style={{ position: "relative", display: "inline-block" }}>
      <OutlinedText text={word.text} style={style} fontSizePx={fontSizePx} color={word.color} />
      {share > 0 ? (
        <span style={{ position: "absolute", left: 0, color: style.highlight_color, ...fill(share, props.direction) }}>
          {word.text}
        </span>
      ) : null}
    </span>
  );
};

/** The highlight colour runs through the word while it is spoken; what was said keeps it. */
export const karaoke: Highlight = {
  motion: throughWord(66),
  reachEm: inPlace,
  besideEm: 0,
  marks: "until_next",
  Word: KaraokeWord,
};
