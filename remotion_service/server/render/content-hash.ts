import { createHash } from "node:crypto";
import type { RenderSpec } from "../../src/spec/render-spec.ts";

const sha256 = (...parts: readonly string[]): string => {
  const hash = createHash("sha256");
  for (const part of parts) {
    hash.update(part).update("\0");
  }
  return hash.digest("hex");
};

/** Equal for specifications that say the same. Parsed ones list their fields in the same order. */
export const specHash = (spec: RenderSpec): string => sha256(JSON.stringify(spec));

/**
 * Equal for specifications of the same short, wherever it is to be stored and whatever the request is called.
 * `circumstances` are what else decides the picture.
 */
export const contentHash = (spec: RenderSpec, ...circumstances: readonly string[]): string =>
  sha256(JSON.stringify({ ...spec, id: "", output: { ...spec.output, key: "", cover_key: "" } }), ...circumstances);
