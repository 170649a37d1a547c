import type { ReactElement } from "react";
import { useCurrentFrame } from "remotion";
import { hookSprite } from "../overlays/hook-look.ts";
import { HookCard } from "../overlays/HookCard.tsx";
import { useOverlayFonts } from "../overlays/use-overlay-fonts.ts";
import { Watermark } from "../overlays/Watermark.tsx";
import type { OverlaySheetProps } from "./props.ts";

/** One picture of watermark or hook in the top left corner, on nothing. */
export const OverlaySheet = ({ picture, watermark, hook }: OverlaySheetProps): ReactElement | null => {
  const page = useCurrentFrame();
  const ready = useOverlayFonts({ watermark, hook });
  if (!ready) {
    return null;
  }
  if (watermark && page === 0) {
    return <Watermark plan={watermark} />;
  }
  return hook ? <HookCard plan={hook} sprite={hookSprite(hook, picture)} state={page - (watermark ? 1 : 0)} /> : null;
};
