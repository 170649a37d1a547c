import type { ReactElement } from "react";
import { still } from "../motion.ts";
import { OutlinedText } from "../OutlinedText.tsx";
import { inPlace } from "../pose.ts";
import type { Highlight, HighlightedWordProps } from "./highlight.ts";

const PlainWord = ({ word, style, fontSizePx }: HighlightedWordProps): ReactElement => (
  <OutlinedText text={word.text} style={style} fontSizePx={fontSizePx} color={word.color} />
);

/** No word is marked. */
export const none: Highlight = { motion: still, reachEm: inPlace, besideEm: 0, marks: "never", Word: PlainWord };
