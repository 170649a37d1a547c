import { useEffect, useState } from "react";
import { useDelayRender } from "remotion";
import type { CaptionPlan } from "./caption-plan.ts";
import { loadFonts, type FontUse } from "./load-fonts.ts";

const fontUse = ({ pages, style }: CaptionPlan): FontUse => ({
  family: style.font_family,
  weight: style.font_weight,
  text: pages.flatMap((page) => page.lines.flat().map((word) => word.text)).join(" "),
});

/** Loads the plan's font for all letters it needs and holds the render until then. True when it can be drawn. */
export const useCaptionFont = (plan: CaptionPlan): boolean => {
  const { delayRender, continueRender, cancelRender } = useDelayRender();
  const [handle] = useState(() => delayRender("caption font"));
  const [ready, setReady] = useState(false);
  useEffect(() => {
    loadFonts([fontUse(plan)])
      .then(() => {
        setReady(true);
      })
      .catch(cancelRender);
  }, [plan, cancelRender]);
  useEffect(() => {
    if (ready) {
      continueRender(handle);
    }
  }, [ready, continueRender, handle]);
  return ready;
};
