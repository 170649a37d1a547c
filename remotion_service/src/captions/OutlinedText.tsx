import type { ReactElement } from "react";
import type { CaptionStyle } from "../spec/caption-style.ts";

type Props = { readonly text: string; readonly style: CaptionStyle; readonly color: string };

/** Letters with an outline outside of them: the stroke is drawn first and the fill covers its inner half. */
export const OutlinedText = ({ text, style, color }: Props): ReactElement => (
  <span
    style={{
      color,
      WebkitTextStroke: style.stroke_px > 0 ? `${2 * style.stroke_px}px ${style.stroke_color}` : undefined,
      paintOrder: "stroke fill",
      strokeLinejoin: "round",
    }}
  >
    {text}
  </span>
);
