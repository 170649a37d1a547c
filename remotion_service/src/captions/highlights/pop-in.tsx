import type { ReactElement } from "react";
import { ramp } from "../easing.ts";
import { once } from "../motion.ts";
import { OutlinedText } from "../OutlinedText.tsx";
import type { Highlight, HighlightedWordProps } from "./highlight.ts";

const smallest = 0.86;
const mostGrowth = 0.14;
const peakAt = 0.6;

/** How large the word is drawn; at its largest it keeps its distance from the neighbours. */
export const popScale = (progress: number, widthPx: number, growPx: number): number => {
  const largest = 1 + Math.min(mostGrowth, (2 * growPx) / widthPx);
  return progress < peakAt ? ramp(progress, [0, peakAt], smallest, largest) : ramp(progress, [peakAt, 1], largest, 1);
};

const PopInWord = ({ word, style, fontSizePx, phase, progress, growPx }: HighlightedWordProps): ReactElement => {
  const marked = phase === "marked";
  return (
    <span
      style={{
        display: "inline-block",
        transform: marked ? `scale(${popScale(progress, word.widthPx, growPx)})` : undefined,
      }}
    >
      <OutlinedText
        text={word.text}
        style={style}
        fontSizePx={fontSizePx}
        color={marked ? style.highlight_color : word.color}
      />
    </span>
  );
};

/** The spoken word changes colour and jumps a little. */
export const popIn: Highlight = {
  motion: once(130),
  reachEm: { x: 0.16, y: mostGrowth / 2 },
  besideEm: 0,
  marks: "spoken",
  Word: PopInWord,
};
