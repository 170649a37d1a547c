import { still } from "../motion.ts";
import { inPlace, type Appearance } from "../pose.ts";

/** The page is there at once. */
export const none: Appearance = { motion: still, reachEm: inPlace, pose: () => ({}) };
