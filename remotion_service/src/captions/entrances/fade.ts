import { once } from "../motion.ts";
import { inPlace, type Appearance } from "../pose.ts";

/** The word fades in. */
export const fade: Appearance = { motion: once(130), reachEm: inPlace, pose: (progress) => ({ opacity: progress }) };
