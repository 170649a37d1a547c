import type { CSSProperties, ReactElement } from "react";
import type { CaptionStyle } from "../spec/caption-style.ts";
import { outlinePx } from "./outline.ts";

type Props = {
  readonly text: string;
  readonly style: CaptionStyle;
  readonly fontSizePx: number;
  readonly color: string;
};

/** One pixel on the baseline that takes no room; browsers do not paint what is nought pixels large. */
const onBaseline: CSSProperties = { overflow: "visible", marginRight: -1 };

/**
 * Letters with a round outline outside of them.
 *
 * The outline is a stroked SVG text behind the letters: the stroke of HTML text has sharp joins that stick out of
 * letters like П and М.
 */
export const OutlinedText = ({ text, style, fontSizePx, color }: Props): ReactElement => (
  <>
    {style.stroke_px > 0 ? (
      <svg width={1} height={1} style={onBaseline}>
        <text
          y={1}
          fill={style.stroke_color}
          stroke={style.stroke_color}
          strokeWidth={2 * outlinePx(style, fontSizePx)}
          strokeLinejoin="round"
        >
          {text}
        </text>
      </svg>
    ) : null}
    <span style={{ position: "relative", color }}>{text}</span>
  </>
);
