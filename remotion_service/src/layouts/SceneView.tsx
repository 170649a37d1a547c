import type { ReactElement } from "react";
import { useCurrentFrame, useVideoConfig } from "remotion";
import { fitBackdropBlur, fitBackdropBrightness } from "./fit-backdrop.ts";
import { fitBox } from "./fit-box.ts";
import type { Scene } from "./scenes.ts";
import { SourcePanel } from "./SourcePanel.tsx";
import { windowAt } from "./window-at.ts";

type Props = {
  readonly scene: Scene;
  readonly src: string;
  readonly startMs: number;
  readonly pictureAspect: number;
};

const wholePicture = { x: 0, y: 0, width: 1, height: 1 };

/** One scene at the current frame, which counts from the scene's start. */
export const SceneView = ({ scene, src, startMs, pictureAspect }: Props): ReactElement => {
  const frame = useCurrentFrame();
  const { width, height } = useVideoConfig();
  const backdrop =
    scene.kind === "fit" ? { filter: `blur(${width * fitBackdropBlur}px) brightness(${fitBackdropBrightness})` } : {};
  return (
    <>
      {scene.panels.map((panel, index) => (
        <SourcePanel
          key={index}
          src={src}
          startMs={startMs}
          box={panel.box}
          window={windowAt(panel, frame)}
          style={backdrop}
        />
      ))}
      {scene.kind === "fit" ? (
        <SourcePanel src={src} startMs={startMs} box={fitBox(pictureAspect, width, height)} window={wholePicture} />
      ) : null}
    </>
  );
};
