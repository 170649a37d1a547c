import type { ReactElement } from "react";
import { useCurrentFrame } from "remotion";
import { CaptionStrip } from "../captions/CaptionStrip.tsx";
import { useCaptionFont } from "../captions/use-caption-font.ts";
import type { CaptionAtlasProps } from "./props.ts";

/** Page `frame` of the atlas: `rows` caption states below each other on nothing. */
export const CaptionAtlas = ({ plan, animationFrames, states, rows }: CaptionAtlasProps): ReactElement | null => {
  const page = useCurrentFrame();
  const ready = useCaptionFont(plan);
  if (!ready) {
    return null;
  }
  return (
    <>
      {states.slice(page * rows, (page + 1) * rows).map((state, row) => (
        <div key={row} style={{ position: "absolute", top: row * plan.strip.height }}>
          <CaptionStrip plan={plan} state={state} animationFrames={animationFrames} />
        </div>
      ))}
    </>
  );
};
