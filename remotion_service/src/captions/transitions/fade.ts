import { once } from "../motion.ts";
import { inPlace, type Appearance } from "../pose.ts";

/** The page fades in. */
export const fade: Appearance = { motion: once(170), reachEm: inPlace, pose: (progress) => ({ opacity: progress }) };
