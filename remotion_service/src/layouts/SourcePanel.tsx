import { Video } from "@remotion/media";
import type { CSSProperties, ReactElement } from "react";
import { useVideoConfig } from "remotion";
import type { CropWindow } from "../crop/crop-window.ts";
import type { Box } from "./panel-boxes.ts";

type Props = {
  readonly src: string;
  /** Where the panel's first frame lies on the source file's clock. */
  readonly startMs: number;
  readonly box: Box;
  readonly window: CropWindow;
  readonly style?: CSSProperties;
};

/**
 * The part of the source inside `window`, filling `box`.
 *
 * The picture is moved and sized by a transform: browsers round places and sizes of boxes to whole pixels, which makes
 * a slow camera tremble.
 */
export const SourcePanel = ({ src, startMs, box, window, style }: Props): ReactElement => {
  const { fps } = useVideoConfig();
  const { width, height } = box;
  const moved = `scale(${1 / window.width}, ${1 / window.height}) translate(${-window.x * width}px, ${-window.y * height}px)`;
  return (
    <div style={{ position: "absolute", left: box.x, top: box.y, width, height, overflow: "hidden" }}>
      <div style={{ position: "absolute", width, height, transformOrigin: "0 0", transform: moved, ...style }}>
        <Video
          src={src}
          trimBefore={(startMs / 1000) * fps}
          muted
          objectFit="fill"
          disallowFallbackToOffthreadVideo
          style={{ width: "100%", height: "100%" }}
        />
      </div>
    </div>
  );
};
