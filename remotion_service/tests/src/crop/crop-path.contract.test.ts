import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { cropWindow } from "../../../src/crop/crop-window.ts";
import { interpolateCrop } from "../../../src/crop/interpolate-crop.ts";
import type { CropConfig } from "../../../src/spec/crop-config.ts";

const file = new URL("../../../../tests/contract/crop_path/samples.json", import.meta.url);
const point = z.tuple([z.number(), z.number(), z.number()]);
const shape = z.tuple([z.number(), z.number()]);
const samples = z
  .object({
    paths: z.array(
      z.object({
        name: z.string(),
        config: z.custom<CropConfig>(),
        path: z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])),
      }),
    ),
    windows: z.array(
      z.object({
        picture: shape,
        panel: shape,
        point,
        window: z.tuple([z.number(), z.number(), z.number(), z.number()]),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(file, "utf8")));

/** The command line and the previews draw the same paths in Python; both are held to these samples. */
describe("the crop contract", () => {
  test.each(samples.paths)("$name", ({ config, path }) => {
    for (const [time, x, y, zoom] of path) {
      const at = interpolateCrop(config, time);
      expect(at.x).toBeCloseTo(x, 9);
      expect(at.y).toBeCloseTo(y, 9);
      expect(at.zoom).toBeCloseTo(zoom, 9);
    }
  });

  test.each(samples.windows)("$picture in $panel at $point", ({ picture, panel, point: [x, y, zoom], window }) => {
    const found = cropWindow({ x, y, zoom }, picture[0] / picture[1], panel[0] / panel[1]);
    expect(found.x).toBeCloseTo(window[0], 9);
    expect(found.y).toBeCloseTo(window[1], 9);
    expect(found.width).toBeCloseTo(window[2], 9);
    expect(found.height).toBeCloseTo(window[3], 9);
  });
});
