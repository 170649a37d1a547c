import system from "../../tests/contract/presets.json" with { type: "json" };
import { captionStyle, type CaptionStyle } from "../src/spec/caption-style.ts";

/** The presets that every installation has, by name. */
export const presets: Readonly<Record<string, CaptionStyle>> = Object.fromEntries(
  Object.entries(system).map(([name, style]) => [name, captionStyle.parse(style)]),
);
