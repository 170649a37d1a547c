import type { ReactElement } from "react";
import { OutlinedText } from "../OutlinedText.tsx";
import type { Highlight, HighlightedWordProps } from "./highlight.ts";

const ColorWord = ({ text, style, active }: HighlightedWordProps): ReactElement => (
  <OutlinedText text={text} style={style} color={active ? style.highlight_color : style.color} />
);

/** The spoken word changes colour. */
export const color: Highlight = { animationMs: 0, Word: ColorWord };
