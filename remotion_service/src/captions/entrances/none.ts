import { still } from "../motion.ts";
import { inPlace, type Appearance } from "../pose.ts";

/** Words are there from the page's start. */
export const none: Appearance = { motion: still, reachEm: inPlace, pose: () => ({}) };
