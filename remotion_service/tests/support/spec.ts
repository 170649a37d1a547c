import type { CropConfig } from "../../src/spec/crop-config.ts";
import { renderSpec, type RenderSpec } from "../../src/spec/render-spec.ts";

type Changes = Partial<Omit<RenderSpec, "source" | "output">> & {
  readonly source?: Partial<RenderSpec["source"]>;
  readonly output?: Partial<RenderSpec["output"]>;
};

/** A three-second request of a 1080p source, with changes. */
export const makeSpec = ({ source, output, ...changes }: Changes = {}): RenderSpec => {
  const from = changes.from_ms ?? 0;
  const to = changes.to_ms ?? from + 3000;
  return renderSpec.parse({
    version: 1,
    id: "test-1",
    composition: "ShortsVideo",
    engine: "composited",
    source: {
      key: "in/source.mp4",
      width: 1920,
      height: 1080,
      fps: 25,
      duration_ms: Math.max(3000, to),
      has_audio: true,
      start_offset_ms: 0,
      ...source,
    },
    from_ms: from,
    to_ms: to,
    layouts: [{ kind: "single", from_ms: 0, to_ms: to - from, panels: [still(0.5)] }],
    captions: null,
    output: {
      key: "out/short.mp4",
      cover_key: "out/short.jpg",
      width: 1080,
      height: 1920,
      fps: 25,
      max_bytes: 48_000_000,
      ...output,
    },
    audio: { loudness_lufs: -14, true_peak_dbtp: -1 },
    ...changes,
  });
};

/** A camera that rests. */
export const still = (x: number, y = 0.5, zoom = 1): CropConfig => ({ mode: "static", staticCrop: { x, y, zoom } });
