import { easeOut, ramp } from "../easing.ts";
import { once } from "../motion.ts";
import { inPlace, type Appearance } from "../pose.ts";

const smallest = 0.5;

/** The word grows to its size, never beyond it, where its neighbours are. */
export const pop: Appearance = {
  motion: once(130),
  reachEm: inPlace,
  pose: (progress) => ({
    opacity: ramp(progress, [0, 0.5], 0, 1),
    transform: `scale(${smallest + (1 - smallest) * easeOut(progress)})`,
  }),
};
