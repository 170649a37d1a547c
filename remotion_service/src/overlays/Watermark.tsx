import type { ReactElement } from "react";
import { Img } from "remotion";
import { fontCss } from "../captions/font-css.ts";
import type { WatermarkPlan } from "./overlay-plan.ts";

/** The mark alone, in a box of the plan's size. */
export const Watermark = ({ plan: { box, opacity, content } }: { readonly plan: WatermarkPlan }): ReactElement => {
  const { width, height } = box;
  if (content.kind === "image") {
    return <Img src={content.src} style={{ display: "block", width, height, opacity }} />;
  }
  const { family, weight, sizePx } = content.font;
  return (
    <div
      style={{
        ...fontCss(family, weight),
        width,
        height,
        opacity,
        fontSize: sizePx,
        lineHeight: `${height}px`,
        textAlign: "center",
        whiteSpace: "pre",
        color: "white",
        textShadow: `0 ${0.04 * sizePx}px ${0.16 * sizePx}px rgb(0 0 0 / 0.65)`,
      }}
    >
      {content.text}
    </div>
  );
};
