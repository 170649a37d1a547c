import { easeOut, ramp } from "../easing.ts";
import { once } from "../motion.ts";
import { inPlace, type Appearance } from "../pose.ts";

const smallest = 0.6;

/** The page grows to its size. */
export const zoomIn: Appearance = {
  motion: once(200),
  reachEm: inPlace,
  pose: (progress) => ({
    opacity: ramp(progress, [0, 0.5], 0, 1),
    transform: `scale(${smallest + (1 - smallest) * easeOut(progress)})`,
  }),
};
