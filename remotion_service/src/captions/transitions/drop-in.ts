import { ramp } from "../easing.ts";
import { once } from "../motion.ts";
import type { Appearance } from "../pose.ts";

const heightEm = 0.8;
const reboundEm = 0.14;
const landsAt = 0.55;

/** Height above the place in em: it falls faster and faster, then springs up once. */
const height = (progress: number): number => {
  if (progress < landsAt) {
    return heightEm * (1 - (progress / landsAt) ** 2);
  }
  const spring = (progress - landsAt) / (1 - landsAt);
  return reboundEm * 4 * spring * (1 - spring);
};

/** The page falls down and springs back a little. */
export const dropIn: Appearance = {
  motion: once(270),
  reachEm: { x: 0, y: heightEm },
  pose: (progress) => ({
    opacity: ramp(progress, [0, 0.3], 0, 1),
    transform: `translateY(${-height(progress)}em)`,
  }),
};
