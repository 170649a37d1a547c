import type { ReactElement } from "react";
import { once } from "../motion.ts";
import { OutlinedText } from "../OutlinedText.tsx";
import type { Highlight, HighlightedWordProps } from "./highlight.ts";

const heightEm = 0.2;
const reboundEm = 0.05;
const landsAt = 0.7;

const arc = (progress: number): number => 4 * progress * (1 - progress);

const height = (progress: number): number =>
  progress < landsAt ? heightEm * arc(progress / landsAt) : reboundEm * arc((progress - landsAt) / (1 - landsAt));

const BounceWord = ({ word, style, fontSizePx, phase, progress }: HighlightedWordProps): ReactElement => {
  const marked = phase === "marked";
  return (
    <span
      style={{
        display: "inline-block",
        transform: marked && progress < 1 ? `translateY(${-height(progress)}em)` : undefined,
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

/** The spoken word changes colour, hops and springs back once. */
export const bounce: Highlight = {
  motion: once(200),
  reachEm: { x: 0, y: heightEm },
  besideEm: 0,
  marks: "spoken",
  Word: BounceWord,
};
