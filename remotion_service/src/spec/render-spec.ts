import { z } from "zod";
import { captionStyle } from "./caption-style.ts";
import { layout } from "./layout.ts";
import { overlays } from "./overlays.ts";
import { specProblems } from "./spec-problems.ts";
import { storageKey } from "./storage-key.ts";

/** `CaptionedVideo`: the native picture; `ShortsVideo`: one window; `AutoEditVideo`: turns, cuts, split, fit. */
export const compositionNames = ["CaptionedVideo", "ShortsVideo", "AutoEditVideo"] as const;

export const engineNames = ["composited", "remotion"] as const;

/** A draft is encoded as fast as possible, to be looked at and thrown away. */
export const qualityNames = ["final", "draft"] as const;

const milliseconds = z.int().min(0);
const evenSize = z.int().min(64).max(4096).multipleOf(2);

const source = z.strictObject({
  key: storageKey,
  /** The displayed picture: rotation and pixel aspect applied. */
  width: z.int().min(16).max(16_384),
  height: z.int().min(16).max(16_384),
  fps: z.number().positive().max(1000),
  duration_ms: z.int().positive(),
  has_audio: z.boolean(),
  /** First video frame relative to the container's start. */
  start_offset_ms: milliseconds,
});

const captionWord = z.strictObject({
  text: z.string().trim().min(1).max(100),
  start_ms: milliseconds,
  end_ms: milliseconds,
  speaker: z.int().nullish(),
});

const captions = z.strictObject({ style: captionStyle, words: z.array(captionWord).max(10_000) });

const output = z.strictObject({
  key: storageKey,
  cover_key: storageKey,
  width: evenSize,
  height: z.int().min(64).max(4096).multipleOf(4),
  fps: z.number().min(1).max(60),
  max_bytes: z.int().min(10_000),
});

/** A stretch of the source. */
const piece = z.strictObject({ from_ms: milliseconds, to_ms: milliseconds });

const audio = z.strictObject({
  loudness_lufs: z.number().min(-70).max(-5),
  true_peak_dbtp: z.number().min(-9).max(0),
});

/**
 * Everything needed to make one short: `keep` of `from_ms`..`to_ms` of the source, all of it when `keep` is empty.
 *
 * Source times (`from_ms`, `to_ms`, `keep`) count from its first frame. Clip times (layouts, words) count on the
 * finished short's own clock, on which what is left out takes no time.
 */
export const renderSpec = z
  .strictObject({
    version: z.literal(1),
    id: z.string().regex(/^[A-Za-z0-9._:-]{1,128}$/),
    composition: z.enum(compositionNames),
    engine: z.enum(engineNames),
    quality: z.enum(qualityNames).default("final"),
    source,
    from_ms: milliseconds,
    to_ms: milliseconds,
    keep: z.array(piece).max(200).default([]),
    layouts: z.array(layout).min(1).max(500),
    captions: captions.nullable(),
    overlays: overlays.default({ hook: null, progress_bar: null, watermark: null }),
    output,
    audio,
  })
  .superRefine((spec, context) => {
    for (const { path, message } of specProblems(spec)) {
      context.addIssue({ code: "custom", path, message });
    }
  });

export type RenderSpec = z.infer<typeof renderSpec>;
export type CaptionWordSpec = z.infer<typeof captionWord>;
export type CompositionName = RenderSpec["composition"];
export type EngineName = RenderSpec["engine"];
