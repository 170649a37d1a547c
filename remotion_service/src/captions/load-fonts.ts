import { fontCss } from "./font-css.ts";
import { nearestWeight, type FontFamily, type FontWeight } from "./font-catalog.ts";

/** A text and the bundled family it is set in. */
export type FontUse = { readonly family: FontFamily; readonly weight: FontWeight; readonly text: string };

const laidOut = ({ family, weight, text }: FontUse): HTMLElement => {
  const probe = document.createElement("div");
  Object.assign(probe.style, fontCss(family, weight), {
    position: "absolute",
    left: "-10000px",
    width: "1000px",
    fontSize: "40px",
    visibility: "hidden",
  });
  probe.textContent = text;
  document.body.append(probe);
  return probe;
};

/** Laying out asks for the files that are needed; one that lacks a character asks for the next family's. */
const settle = async (probes: readonly HTMLElement[]): Promise<void> => {
  const all = (): number => probes.reduce((sum, probe) => sum + probe.getBoundingClientRect().width, 0);
  all();
  while (document.fonts.status === "loading") {
    await document.fonts.ready;
    all();
  }
};

/**
 * Load every file of the bundled fonts that the texts need, and no other: emoji and fallback letters come in many
 * files, most of which no text asks for. The browser itself finds them out by laying the texts out unseen.
 *
 * Raises an error when a family is not in the bundle.
 */
export const loadFonts = async (uses: readonly FontUse[]): Promise<void> => {
  for (const { family, weight } of uses) {
    // Every bundled family has an "A".
    const faces = await document.fonts.load(`${nearestWeight(family, weight)} 40px "${family}"`, "A");
    if (faces.length === 0) {
      throw new Error(`the bundled font ${family} ${weight} did not load`);
    }
  }
  const probes = uses.map(laidOut);
  try {
    await settle(probes);
  } finally {
    for (const probe of probes) {
      probe.remove();
    }
  }
};
