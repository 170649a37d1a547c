import type { ReactElement } from "react";
import { AbsoluteFill, useCurrentFrame } from "remotion";
import { CaptionStrip } from "../captions/CaptionStrip.tsx";
import { useCaptionFont } from "../captions/use-caption-font.ts";
import type { PlacedCaption, StyleSheetProps } from "./props.ts";

const Placed = ({ plan, state, x, y }: PlacedCaption): ReactElement | null =>
  useCaptionFont(plan) ? (
    <div style={{ position: "absolute", left: x, top: y }}>
      <CaptionStrip plan={plan} state={state} />
    </div>
  ) : null;

/** Captions of any styles beside each other, on plain tiles; frame n shows page n. */
export const StyleSheet = ({ pages }: StyleSheetProps): ReactElement => {
  const frame = useCurrentFrame();
  return (
    <>
      {pages.map(({ background, tiles, captions }, page) => (
        <AbsoluteFill key={page} style={{ background, display: page === frame ? "block" : "none" }}>
          {tiles.map(({ x, y, width, height, color }, index) => (
            <div
              key={index}
              style={{ position: "absolute", left: x, top: y, width, height, background: color, borderRadius: 12 }}
            />
          ))}
          {captions.map((caption, index) => (
            <Placed key={index} {...caption} />
          ))}
        </AbsoluteFill>
      ))}
    </>
  );
};
