import { z } from "zod";
import { fontFamilies, fontWeights } from "../captions/font-catalog.ts";
import { entranceNames } from "../captions/entrances/names.ts";
import { highlightNames } from "../captions/highlights/names.ts";
import { transitionNames } from "../captions/transitions/names.ts";
import { color } from "./color.ts";

/** A shadow of the letters and their outline. */
const shadow = z.strictObject({
  color: color.default("#00000099"),
  offset_x_px: z.number().min(-60).max(60).default(0),
  offset_y_px: z.number().min(-60).max(60).default(6),
  blur_px: z.number().min(0).max(100).default(12),
});

/** A background that hugs the lines of a page. */
const box = z.strictObject({
  color: color.default("#000000b3"),
  radius_px: z.number().min(0).max(200).default(24),
  padding_x_px: z.number().min(0).max(200).default(28),
  padding_y_px: z.number().min(0).max(200).default(14),
});

/**
 * How captions look. Every field has a default so that styles saved earlier stay valid.
 *
 * Lengths are pixels of a 1080x1920 picture; the service adapts them to the real one.
 */
export const captionStyle = z.strictObject({
  font_family: z.enum(fontFamilies).default("Montserrat"),
  font_weight: z.literal(fontWeights).default(800),
  /** Height of the letters' em square; long words make a page smaller, never larger. */
  font_size_px: z.number().min(12).max(400).default(76),
  color: color.default("#ffffff"),
  highlight_color: color.default("#ffd400"),
  stroke_color: color.default("#000000"),
  /** Visible width of the outline outside the letters. */
  stroke_px: z.number().min(0).max(40).default(6),
  shadow: shadow.nullable().default(null),
  box: box.nullable().default(null),
  /** Centre of the caption block, 0 left .. 1 right. */
  position_x: z.number().min(0).max(1).default(0.5),
  /** Centre of the caption block, 0 top .. 1 bottom of a 9:16 picture; on other shapes see `placeY`. */
  position_y: z.number().min(0).max(1).default(0.72),
  /** Widest line as a share of the picture's width. */
  max_width: z.number().min(0.2).max(1).default(0.84),
  words_per_page: z.int().min(1).max(12).default(4),
  max_lines: z.int().min(1).max(4).default(2),
  text_transform: z.enum(["none", "uppercase", "lowercase", "capitalize"]).default("none"),
  highlight_style: z.enum(highlightNames).default("color"),
  /** How far the spoken word is tilted, clockwise; a long word is tilted less, so that its ends stay on their line. */
  highlight_rotation_deg: z.number().min(-20).max(20).default(0),
  /** How a word appears when its time comes; `none` shows the whole page at once. */
  word_entrance: z.enum(entranceNames).default("none"),
  /** How a page appears. */
  transition: z.enum(transitionNames).default("none"),
  /** A colour for each speaker in order of first appearance, from the start again when there are more; empty is off. */
  speaker_colors: z.array(color).max(8).default([]),
});

export type CaptionStyle = z.infer<typeof captionStyle>;
