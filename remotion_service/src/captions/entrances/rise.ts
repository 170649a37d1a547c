import { easeOut } from "../easing.ts";
import { once } from "../motion.ts";
import type { Appearance } from "../pose.ts";

const heightEm = 0.4;

/** The word comes up from below. */
export const rise: Appearance = {
  motion: once(170),
  reachEm: { x: 0, y: heightEm },
  pose: (progress) => ({
    opacity: easeOut(progress),
    transform: `translateY(${heightEm * (1 - easeOut(progress))}em)`,
  }),
};
