import type { Appearance } from "../pose.ts";
import { fade } from "./fade.ts";
import type { EntranceName } from "./names.ts";
import { none } from "./none.ts";
import { pop } from "./pop.ts";
import { rise } from "./rise.ts";

/** Every way in which a word appears, by the name used in a CaptionStyle. */
export const entrances: Readonly<Record<EntranceName, Appearance>> = { none, fade, rise, pop };
