import type { Appearance } from "../pose.ts";
import { dropIn } from "./drop-in.ts";
import { fade } from "./fade.ts";
import type { TransitionName } from "./names.ts";
import { none } from "./none.ts";
import { slide } from "./slide.ts";
import { zoomIn } from "./zoom-in.ts";

/** Every way in which a page appears, by the name used in a CaptionStyle. */
export const transitions: Readonly<Record<TransitionName, Appearance>> = {
  none,
  fade,
  slide,
  zoom_in: zoomIn,
  drop_in: dropIn,
};
