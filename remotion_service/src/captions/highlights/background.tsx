import type { CSSProperties, ReactElement } from "react";
import { easeOut } from "../easing.ts";
import { mostLegible } from "../legible.ts";
import { once } from "../motion.ts";
import { OutlinedText } from "../OutlinedText.tsx";
import type { Highlight, HighlightedWordProps } from "./highlight.ts";

const aside = 0.16;
const above = 0.08;
const smallest = 0.94;

/** Behind the letters of every word, so that it never covers a neighbour. */
const patch = (color: string, progress: number): CSSProperties => ({
  position: "absolute",
  zIndex: -1,
  inset: `${above}em ${-aside}em`,
  borderRadius: "0.2em",
  background: color,
  transform: `scale(${smallest + (1 - smallest) * easeOut(progress)})`,
});

const BackgroundWord = ({ word, style, fontSizePx, phase, progress }: HighlightedWordProps): ReactElement => {
  if (phase !== "marked") {
    return <OutlinedText text={word.text} style={style} fontSizePx={fontSizePx} color={word.color} />;
  }
  const color = mostLegible([word.color, style.stroke_color], style.highlight_color);
  return (
    <span style={{ position: "relative", display: "inline-block" }}>
      <span style={patch(style.highlight_color, progress)} />
      <OutlinedText text={word.text} style={{ ...style, stroke_px: 0 }} fontSizePx={fontSizePx} color={color} />
    </span>
  );
};

/** The spoken word lies on a rounded patch of the highlight colour, in whichever of the style's colours reads best. */
export const background: Highlight = {
  motion: once(70),
  reachEm: { x: aside, y: 0 },
  besideEm: aside,
  marks: "spoken",
  Word: BackgroundWord,
};
