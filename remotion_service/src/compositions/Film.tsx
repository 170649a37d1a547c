import type { ReactElement } from "react";
import { AbsoluteFill, Sequence } from "remotion";
import { Captions } from "../captions/Captions.tsx";
import { SceneView } from "../layouts/SceneView.tsx";
import { OverlayLayers } from "../overlays/OverlayLayers.tsx";
import { frameStartMs } from "../timing/frame-rate.ts";
import type { FilmProps } from "./props.ts";

/**
 * A finished film without sound: the source cut to its shots, overlays above it, captions on top. Without shots it is
 * what lies above the picture, on nothing.
 */
export const Film = ({ src, startMs, pictureAspect, rate, shots, overlays, captions }: FilmProps): ReactElement => (
  <AbsoluteFill style={shots.length > 0 ? { backgroundColor: "black" } : {}}>
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
    <OverlayLayers plan={overlays} />
    {captions ? <Captions plan={captions} rate={rate} /> : null}
  </AbsoluteFill>
);
