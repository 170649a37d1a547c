import { z } from "zod";
import type { CaptionPlan } from "../captions/caption-plan.ts";
import type { LayoutKind } from "../spec/layout.ts";
import type { CompositionName } from "../spec/render-spec.ts";
import type { OverlayPlan } from "../overlays/overlay-plan.ts";

const share = z.number().min(0).max(1);
const pixels = z.number().min(0);
const frame = z.int().min(0);

const window = z.object({ x: share, y: share, width: share, height: share });
const box = z.object({ x: pixels, y: pixels, width: pixels, height: pixels });

const panel = z.object({ box, windows: z.array(window).min(1) });

const hasPages = (value: unknown): boolean =>
  value === null || (typeof value === "object" && "pages" in value && "style" in value);

const hasLayers = (value: unknown): boolean =>
  typeof value === "object" && value !== null && ["hook", "progressBar", "watermark"].every((layer) => layer in value);

/** Props of a film whose scenes are of these kinds. Captions and overlays come planned, as they are drawn. */
const filmSchema = <const Kinds extends readonly [LayoutKind, ...LayoutKind[]]>(kinds: Kinds) =>
  z.object({
    src: z.string().min(1),
    startMs: z.number().min(0),
    pictureAspect: z.number().positive(),
    rate: z.object({ num: z.int().positive(), den: z.int().positive() }),
    shots: z
      .array(
        z.object({
          scene: z.object({ kind: z.enum(kinds), from: frame, to: frame, panels: z.array(panel).max(2) }),
          start: frame,
        }),
      )
      .min(1),
    overlays: z.custom<OverlayPlan>(hasLayers),
    captions: z.custom<CaptionPlan | null>(hasPages),
  });

/** The props of each film composition. */
export const filmSchemas: Readonly<Record<CompositionName, z.ZodObject>> = {
  CaptionedVideo: filmSchema(["single"]),
  ShortsVideo: filmSchema(["single", "split", "fit"]),
  AutoEditVideo: filmSchema(["single", "split", "fit"]),
};
