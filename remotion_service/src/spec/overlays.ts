import { z } from "zod";
import { fontFamilies, fontWeights } from "../captions/font-catalog.ts";
import { color } from "./color.ts";
import { storageKey } from "./storage-key.ts";

export const watermarkCorners = ["top_left", "top_right", "bottom_left", "bottom_right"] as const;
export const progressEdges = ["top", "bottom"] as const;

const milliseconds = z.int().min(0);

/** A title on a card, on the clip's clock. Sizes in pixels are those of a 1080 pixels wide picture. */
const hook = z.strictObject({
  text: z.string().trim().min(1).max(120),
  from_ms: milliseconds.default(0),
  to_ms: milliseconds.default(3000),
  font_family: z.enum(fontFamilies).default("Montserrat"),
  font_weight: z.literal(fontWeights).default(800),
  /** Height of the letters' em square; a long text is drawn smaller. */
  font_size_px: z.number().min(12).max(400).default(72),
  color: color.default("#101014"),
  background_color: color.default("#ffffff"),
  /** Centre of the card, 0 top .. 1 bottom of a 9:16 picture; it gives way to the captions and to the picture's edges. */
  position_y: z.number().min(0).max(1).default(0.2),
});

/** A bar along an edge that grows with the clip's time. `height_px` is that of a 1080 pixels wide picture. */
const progressBar = z.strictObject({
  color: color.default("#ffd400"),
  height_px: z.number().min(2).max(80).default(10),
  edge: z.enum(progressEdges).default("top"),
});

/** A logo or a short text in a corner, all the time. */
const watermark = z
  .strictObject({
    /** A PNG, JPEG or WebP in the storage. */
    image_key: storageKey.nullable().default(null),
    text: z.string().trim().min(1).max(60).nullable().default(null),
    corner: z.enum(watermarkCorners).default("top_right"),
    /** Width of the logo, or the most a text may take, as a share of the picture's width. */
    width: z.number().min(0.05).max(0.5).default(0.2),
    opacity: z.number().min(0.05).max(1).default(0.85),
  })
  .refine((mark) => (mark.image_key === null) !== (mark.text === null), "either image_key or text");

/** What lies between the picture and the captions. */
export const overlays = z.strictObject({
  hook: hook.nullable().default(null),
  progress_bar: progressBar.nullable().default(null),
  watermark: watermark.nullable().default(null),
});

export type HookSpec = z.infer<typeof hook>;
export type ProgressBarSpec = z.infer<typeof progressBar>;
export type WatermarkSpec = z.infer<typeof watermark>;
export type Overlays = z.infer<typeof overlays>;
