import type { ReactElement } from "react";
import { OutlinedText } from "../OutlinedText.tsx";
import type { Highlight, HighlightedWordProps } from "./highlight.ts";

const smallest = 0.88;
const largest = 1.08;
const peakAt = 0.6;

const popScale = (progress: number): number =>
  progress < peakAt
    ? smallest + (largest - smallest) * (progress / peakAt)
    : largest - (largest - 1) * ((progress - peakAt) / (1 - peakAt));

const PopInWord = ({ text, style, active, progress }: HighlightedWordProps): ReactElement => (
  <span style={{ display: "inline-block", transform: `scale(${active ? popScale(progress) : 1})` }}>
    <OutlinedText text={text} style={style} color={active ? style.highlight_color : style.color} />
  </span>
);

/** The spoken word changes colour and jumps a little. */
export const popIn: Highlight = { animationMs: 160, Word: PopInWord };
