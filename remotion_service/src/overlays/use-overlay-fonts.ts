import { useEffect, useState } from "react";
import { useDelayRender } from "remotion";
import { loadFonts, type FontUse } from "../captions/load-fonts.ts";
import type { OverlayPlan } from "./overlay-plan.ts";

type Lettered = Pick<OverlayPlan, "hook" | "watermark">;

const fontUses = ({ hook, watermark }: Lettered): FontUse[] => [
  ...(hook ? [{ ...hook.font, text: hook.lines.join(" ") }] : []),
  ...(watermark?.content.kind === "text" ? [{ ...watermark.content.font, text: watermark.content.text }] : []),
];

/** Loads the fonts of hook and watermark and holds the render until then. True when they can be drawn. */
export const useOverlayFonts = ({ hook, watermark }: Lettered): boolean => {
  const { delayRender, continueRender, cancelRender } = useDelayRender();
  const [handle] = useState(() => delayRender("overlay fonts"));
  const [ready, setReady] = useState(false);
  useEffect(() => {
    loadFonts(fontUses({ hook, watermark }))
      .then(() => {
        setReady(true);
      })
      .catch(cancelRender);
  }, [hook, watermark, cancelRender]);
  useEffect(() => {
    if (ready) {
      continueRender(handle);
    }
  }, [ready, continueRender, handle]);
  return ready;
};
