import type { ReactElement } from "react";
import { still } from "../motion.ts";
import { OutlinedText } from "../OutlinedText.tsx";
import { inPlace } from "../pose.ts";
import type { Highlight, HighlightedWordProps } from "./highlight.ts";

const ColorWord = ({ word, style, fontSizePx, phase }: HighlightedWordProps): ReactElement => (
  <OutlinedText
    text={word.text}
    style={style}
    fontSizePx={fontSizePx}
    color={phase === "marked" ? style.highlight_color : word.color}
  />
);

/** The spoken word changes colour. */
export const color: Highlight = { motion: still, reachEm: inPlace, besideEm: 0, marks: "spoken", Word: ColorWord };
