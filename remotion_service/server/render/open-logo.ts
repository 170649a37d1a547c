import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Logo } from "../../src/overlays/plan-watermark.ts";
import type { RenderSpec } from "../../src/spec/render-spec.ts";
import { readLogo } from "../media/logo.ts";
import { RenderError } from "../render-error.ts";
import type { Tools } from "../settings.ts";
import type { Storage } from "../storage/storage.ts";

type Parts = { readonly storage: Storage; readonly tools: Tools };

/** The watermark's image out of the storage; null when it has none. Raises RenderError `invalid_image`. */
export const openLogo = async (
  { storage, tools }: Parts,
  { overlays }: RenderSpec,
  { scratch, signal }: { readonly scratch: string; readonly signal: AbortSignal },
): Promise<Logo | null> => {
  const key = overlays.watermark?.image_key ?? null;
  if (key === null) {
    return null;
  }
  const folder = join(scratch, "logo");
  await mkdir(folder, { recursive: true });
  const path = await storage.fetch(key, folder, signal).catch((error: unknown) => {
    throw error instanceof RenderError && error.code === "source_missing"
      ? new RenderError("invalid_image", "the watermark's image is not in the storage", { cause: error })
      : error;
  });
  return readLogo(tools.ffmpeg, path, { scratch: folder, signal });
};
