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

/** The part of the source inside `window`, filling `box`. */
export const SourcePanel = ({ src, startMs, box, window, style }: Props): ReactElement => {
  const { fps } = useVideoConfig();
  const width = box.width / window.width;
  const height = box.height / window.height;
  return (
    <div
      style={{
        position: "absolute",
        left: box.x,
        top: box.y,
        width: box.width,
        height: box.height,
        overflow: "hidden",
      }}
    >
      <div style={{ position: "absolute", left: -window.x * width, top: -window.y * height, width, height, ...style }}>
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
