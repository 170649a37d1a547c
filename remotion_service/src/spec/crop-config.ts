import { z } from "zod";

const fraction = z.number().min(0).max(1);

/** Centre of the window in the displayed picture, 0..1; zoom 1 is the largest window that fits. */
const cropPoint = z.strictObject({ x: fraction, y: fraction, zoom: z.number().min(1).max(16) });

/** `time` is seconds from the clip's start; a path may begin before it. */
const cropKeyframe = cropPoint.extend({ time: z.number() });

const interpolation = z.enum(["linear", "ease", "smooth"]);

const cropFields = z.strictObject({
  mode: z.enum(["static", "keyframe"]),
  staticCrop: cropPoint.nullish(),
  keyframes: z.array(cropKeyframe).max(20_000).nullish(),
  interpolation: interpolation.nullish(),
});

type CropFields = z.infer<typeof cropFields>;

const missingPart = (config: CropFields): string | null => {
  if (config.mode === "static") {
    return config.staticCrop ? null : "mode static needs staticCrop";
  }
  const times = (config.keyframes ?? []).map((keyframe) => keyframe.time);
  if (times.length === 0) {
    return "mode keyframe needs at least one keyframe";
  }
  const ordered = times.every((time, index) => index === 0 || time > (times[index - 1] ?? 0));
  return ordered ? null : "keyframe times must rise strictly";
};

/** Where the camera looks during one layout. */
export const cropConfig = cropFields.superRefine((config, context) => {
  const message = missingPart(config);
  if (message !== null) {
    context.addIssue({ code: "custom", message });
  }
});

export type CropPoint = z.infer<typeof cropPoint>;
export type CropKeyframe = z.infer<typeof cropKeyframe>;
export type CropInterpolation = z.infer<typeof interpolation>;
export type CropConfig = z.infer<typeof cropConfig>;
