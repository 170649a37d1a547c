import { z } from "zod";
import { fontFamilies, fontWeights } from "../captions/font-catalog.ts";
import { highlightNames } from "../captions/highlights/names.ts";

const color = z.string().regex(/^#([0-9a-fA-F]{6}|[0-9a-fA-F]{8})$/, "a colour is #rrggbb or #rrggbbaa");

/** How captions look. Every field has a default so that styles saved earlier stay valid. */
export const captionStyle = z.strictObject({
  font_family: z.enum(fontFamilies).default("Montserrat"),
  font_weight: z.literal(fontWeights).default(800),
  /** Height of the letters' em square in output pixels; long words make a page smaller, never larger. */
  font_size_px: z.number().min(12).max(400).default(76),
  color: color.default("#ffffff"),
  highlight_color: color.default("#ffd400"),
  stroke_color: color.default("#000000"),
  /** Visible width of the outline outside the letters. */
  stroke_px: z.number().min(0).max(40).default(6),
  /** Centre of the caption block, 0 top .. 1 bottom; the default clears the buttons of players. */
  position_y: z.number().min(0).max(1).default(0.72),
  /** Widest line as a share of the picture's width. */
  max_width: z.number().min(0.2).max(1).default(0.84),
  words_per_page: z.int().min(1).max(12).default(4),
  max_lines: z.int().min(1).max(4).default(2),
  text_transform: z.enum(["none", "uppercase"]).default("none"),
  highlight_style: z.enum(highlightNames).default("color"),
});

export type CaptionStyle = z.infer<typeof captionStyle>;
