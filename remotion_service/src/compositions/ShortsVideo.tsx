import type { ReactElement } from "react";
import { AbsoluteFill, Sequence } from "remotion";
import { Captions } from "../captions/Captions.tsx";
import { SceneView } from "../layouts/SceneView.tsx";
import { frameStartMs } from "../timing/frame-rate.ts";
import type { ShortsVideoProps } from "./props.ts";

/** A finished short without sound: the source cut to its shots, captions on top. */
export const ShortsVideo = ({ src, startMs, pictureAspect, rate, shots, captions }: ShortsVideoProps): ReactElement => (
  <AbsoluteFill style={{ backgroundColor: "black" }}>
    {shots.map(({ scene, start }) => (
      <Sequence key={scene.from} from={scene.from} durationInFrames={scene.to - scene.from}>
        <SceneView
          scene={scene}
          src={src}
          startMs={startMs + frameStartMs(start, rate)}
          pictureAspect={pictureAspect}
        />
      </Sequence>
    ))}
    {captions ? <Captions plan={captions} rate={rate} /> : null}
  </AbsoluteFill>
);
