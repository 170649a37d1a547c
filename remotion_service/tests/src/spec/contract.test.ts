import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { captionStyle } from "../../../src/spec/caption-style.ts";
import { renderSpec } from "../../../src/spec/render-spec.ts";

const folder = fileURLToPath(new URL("../../../../tests/contract/render_spec/", import.meta.url));
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
});
