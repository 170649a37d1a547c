import { emojiFamily, familyStack, type FontFamily, type FontWeight } from "../../src/captions/font-catalog.ts";
import { emojiRanges, subsetFor, type Subset } from "./font-files.ts";
import { inRanges } from "./unicode-ranges.ts";

/** Who draws a grapheme: a bundled family and the file of it, the bundled emoji, or a font of the system. */
export type Drawer =
  | { readonly by: "text"; readonly family: FontFamily; readonly subset: Subset }
  | { readonly by: "emoji" }
  | { readonly by: "system" };

const asEmoji = /\p{Emoji_Presentation}|\p{Emoji}\ufe0f/u;

/** Joiners and selectors draw nothing themselves: a font need not have them. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

const emojiHas = (text: string): boolean =>
  Array.from(text).every((character) => inRanges(emojiRanges(), character.codePointAt(0) ?? 0));

/** What the browser draws a grapheme with when the text is set in a family of ours. */
export const drawsWith = (grapheme: string, family: FontFamily, weight: FontWeight): Drawer => {
  if (asEmoji.test(grapheme) && emojiHas(grapheme)) {
    return { by: "emoji" };
  }
  const visible = grapheme.replace(invisible, "");
  for (const one of familyStack(family)) {
    const subset = subsetFor(visible, one, weight);
    if (subset) {
      return { by: "text", family: one, subset };
    }
  }
  return emojiHas(grapheme) ? { by: "emoji" } : { by: "system" };
};

/** The name people know a drawer by. */
export const drawerName = (drawer: Drawer): string =>
  drawer.by === "text" ? drawer.family : drawer.by === "emoji" ? emojiFamily : "system";
