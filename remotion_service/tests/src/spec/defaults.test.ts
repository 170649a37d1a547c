import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fontFamilies, fontWeights } from "../../../src/captions/font-catalog.ts";
import { captionStyle } from "../../../src/spec/caption-style.ts";
import { progressEdges, watermarkCorners } from "../../../src/spec/overlays.ts";
import { compositionNames, engineNames, qualityNames } from "../../../src/spec/render-spec.ts";

const shared = (name: string): unknown =>
  JSON.parse(
    readFileSync(new URL(`../../../../tests/contract/render_defaults/${name}.json`, import.meta.url), "utf8"),
  ) as unknown;

test("a style that says nothing looks as the Python side expects", () => {
  expect(captionStyle.parse({ shadow: {}, box: {} })).toEqual(shared("caption_style"));
});

test("both sides know the same names", () => {
  const { shape } = captionStyle;
  expect({
    font_family: fontFamilies,
    font_weight: fontWeights,
    text_transform: shape.text_transform.unwrap().options,
    highlight_style: shape.highlight_style.unwrap().options,
    word_entrance: shape.word_entrance.unwrap().options,
    transition: shape.transition.unwrap().options,
    composition: compositionNames,
    engine: engineNames,
    quality: qualityNames,
    corner: watermarkCorners,
    edge: progressEdges,
  }).toEqual(shared("names"));
});
