import { useEffect, useState } from "react";
import { useDelayRender } from "remotion";
import type { CaptionPlan } from "./caption-plan.ts";

const allText = (plan: CaptionPlan): string =>
  plan.pages.flatMap((page) => page.lines.flat().map((word) => word.text)).join("");

const load = async (plan: CaptionPlan): Promise<void> => {
  const { font_family: family, font_weight: weight } = plan.style;
  // "A" is in every bundled font; letters of scripts that are not come from the system's fonts.
  const faces = await document.fonts.load(`${weight} 40px "${family}"`, `A${allText(plan)}`);
  if (faces.length === 0) {
    throw new Error(`the bundled font ${family} ${weight} did not load`);
  }
};

/** Loads the plan's font for all letters it needs and holds the render until then. True when it can be drawn. */
export const useCaptionFont = (plan: CaptionPlan): boolean => {
  const { delayRender, continueRender, cancelRender } = useDelayRender();
  const [handle] = useState(() => delayRender("caption font"));
  const [ready, setReady] = useState(false);
  useEffect(() => {
    load(plan)
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
