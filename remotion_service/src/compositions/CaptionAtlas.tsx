import { useCallback, useEffect, useState, type ReactElement } from "react";
import { Artifact, useCurrentFrame, useDelayRender, useVideoConfig } from "remotion";
import { AtlasPage } from "../atlas/AtlasPage.tsx";
import { AtlasRuler } from "../atlas/AtlasRuler.tsx";
import { packPatches } from "../atlas/pack-patches.ts";
import type { AtlasLayout, StateChange } from "../atlas/patch.ts";
import { useCaptionFont } from "../captions/use-caption-font.ts";
import type { CaptionAtlasProps } from "./props.ts";

/**
 * Page `frame` of the atlas: what the caption states draw anew, packed on nothing. Its first frame also says where
 * everything lies, as an artifact.
 */
export const CaptionAtlas = ({ plan, states, firstPage }: CaptionAtlasProps): ReactElement | null => {
  const page = useCurrentFrame();
  const { width, height } = useVideoConfig();
  const ready = useCaptionFont(plan);
  const { delayRender, continueRender } = useDelayRender();
  const [handle] = useState(() => delayRender("measuring captions"));
  const [layout, setLayout] = useState<AtlasLayout | null>(null);
  const pack = useCallback(
    (changes: readonly StateChange[]) => {
      setLayout(packPatches(changes, { width, height }));
    },
    [width, height],
  );
  useEffect(() => {
    if (layout) {
      continueRender(handle);
    }
  }, [layout, continueRender, handle]);
  if (!ready) {
    return null;
  }
  if (!layout) {
    return <AtlasRuler plan={plan} states={states} onMeasured={pack} />;
  }
  const patches = layout.patches.filter((patch) => patch.page === page);
  return (
    <>
      {page === firstPage ? <Artifact filename="layout.json" content={JSON.stringify(layout)} /> : null}
      <AtlasPage plan={plan} states={states} patches={patches} />
    </>
  );
};
