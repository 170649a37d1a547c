import { easeOut } from "../easing.ts";
import { once } from "../motion.ts";
import type { Appearance } from "../pose.ts";

const distanceEm = 0.9;

/** The page comes a short way from the right. */
export const slide: Appearance = {
  motion: once(200),
  reachEm: { x: distanceEm, y: 0 },
  pose: (progress) => ({
    opacity: easeOut(progress),
    transform: `translateX(${distanceEm * (1 - easeOut(progress))}em)`,
  }),
};
