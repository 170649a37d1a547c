import type { ReactElement } from "react";
import { boxPath } from "./box-path.ts";
import type { CaptionPage, CaptionPlan } from "./caption-plan.ts";
import { lineHeightEm } from "./caption-strip.ts";

type Props = { readonly plan: CaptionPlan; readonly page: CaptionPage };

/** The background of a page's lines; nothing when the style has none. */
export const LineBox = ({ plan: { style, spaceEm }, page }: Props): ReactElement | null => {
  const { box } = style;
  if (!box) {
    return null;
  }
  const space = spaceEm * page.fontSizePx;
  const widths = page.lines.map((line) => line.reduce((sum, { widthPx }) => sum + widthPx + space, -space));
  const lineHeight = lineHeightEm * page.fontSizePx;
  const path = boxPath({
    widths,
    lineHeight,
    padding: { x: box.padding_x_px, y: box.padding_y_px },
    radius: box.radius_px,
  });
  return (
    <svg
      width={1}
      height={page.lines.length * lineHeight}
      style={{ position: "absolute", left: "50%", top: 0, overflow: "visible" }}
    >
      <path d={path} fill={box.color} />
    </svg>
  );
};
