import type { CSSProperties, ReactElement } from "react";
import { easeOut } from "../easing.ts";
import { once } from "../motion.ts";
import { OutlinedText } from "../OutlinedText.tsx";
import { outlinePx } from "../outline.ts";
import type { Highlight, HighlightedWordProps } from "./highlight.ts";

const thickness = 0.13;
const below = 0.03;

const line = ({ style, fontSizePx, direction, progress }: HighlightedWordProps): CSSProperties => ({
  position: "absolute",
  zIndex: -1,
  left: 0,
  right: 0,
  bottom: `${-below}em`,
  height: `${thickness}em`,
  borderRadius: `${thickness / 2}em`,
  background: style.highlight_color,
  boxShadow: `0 0 0 ${outlinePx(style, fontSizePx) / 2}px ${style.stroke_color}`,
  transform: `scaleX(${easeOut(progress)})`,
  transformOrigin: direction === "rtl" ? "right" : "left",
});

const UnderlinedWord = (props: HighlightedWordProps): ReactElement => (
  <span style={{ position: "relative", display: "inline-block" }}>
    {props.phase === "marked" ? <span style={line(props)} /> : null}
    <OutlinedText text={props.word.text} style={props.style} fontSizePx={props.fontSizePx} color={props.word.color} />
  </span>
);

/** A bar grows below the spoken word. */
export const underline: Highlight = {
  motion: once(100),
  reachEm: { x: 0, y: below },
  besideEm: 0,
  marks: "spoken",
  Word: UnderlinedWord,
};
