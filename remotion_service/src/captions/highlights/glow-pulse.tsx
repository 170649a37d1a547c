import type { CSSProperties, ReactElement } from "react";
import { cycle } from "../motion.ts";
import { OutlinedText } from "../OutlinedText.tsx";
import type { Highlight, HighlightedWordProps } from "./highlight.ts";

const weakest = 0.35;
const haloEm = 0.24;

/** Behind the neighbours, so that the light falls past them. */
const glow = (color: string, progress: number): CSSProperties => {
  const strength = weakest + (1 - weakest) * progress;
  return {
    position: "relative",
    display: "inline-block",
    zIndex: -1,
    filter: `drop-shadow(0 0 ${(haloEm / 3) * strength}em ${color}) drop-shadow(0 0 ${((haloEm * 2) / 3) * strength}em ${color})`,
  };
};

const GlowPulseWord = ({ word, style, fontSizePx, phase, progress }: HighlightedWordProps): ReactElement => {
  const marked = phase === "marked";
  return (
    <span style={marked ? glow(style.highlight_color, progress) : undefined}>
      <OutlinedText
        text={word.text}
        style={style}
        fontSizePx={fontSizePx}
        color={marked ? style.highlight_color : word.color}
      />
    </span>
  );
};

/** The spoken word changes colour and shines, now more and now less. */
export const glowPulse: Highlight = {
  motion: cycle(640, 4),
  reachEm: { x: 2.5 * haloEm, y: 2.5 * haloEm },
  besideEm: 0,
  marks: "spoken",
  Word: GlowPulseWord,
};
