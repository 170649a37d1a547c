import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { captionStyle } from "../../../src/spec/caption-style.ts";
import { overlays } from "../../../src/spec/overlays.ts";
import { renderSpec } from "../../../src/spec/render-spec.ts";

const folder = fileURLToPath(new URL("../../../../tests/contract/render_spec/", import.meta.url));
const defaults = new URL("../../../../tests/contract/render_defaults/", import.meta.url);
const samples = (kind: string): string[] => readdirSync(`${folder}${kind}`);
const sample = (kind: string, name: string): unknown => JSON.parse(readFileSync(`${folder}${kind}/${name}`, "utf8"));

describe("the render contract", () => {
  test.each(samples("valid"))("accepts %s", (name) => {
    expect(renderSpec.safeParse(sample("valid", name)).error?.issues).toBeUndefined();
  });

  test.each(samples("invalid"))("refuses %s", (name) => {
    expect(renderSpec.safeParse(sample("invalid", name)).success).toBe(false);
  });

  test("a style saved before a field existed gets that field's default", () => {
    expect(captionStyle.parse({ font_size_px: 60 })).toMatchObject({ font_size_px: 60, highlight_style: "color" });
  });

  test("a request written before overlays and drafts existed means none of them", () => {
    expect(renderSpec.parse(sample("valid", "single_with_captions.json"))).toMatchObject({
      quality: "final",
      overlays: { hook: null, progress_bar: null, watermark: null },
    });
  });

  test("overlays that say only what they must look as agreed", () => {
    const least = { hook: { text: "Привет" }, progress_bar: {}, watermark: { text: "@канал" } };
    expect(overlays.parse(least)).toEqual(JSON.parse(readFileSync(new URL("overlays.json", defaults), "utf8")));
  });
});
