import type { FilmOrder } from "../src/compositions/plan-film.ts";
import { captionStyle, type CaptionStyle } from "../src/spec/caption-style.ts";
import { overlays, type Overlays } from "../src/spec/overlays.ts";
import type { CompositionName } from "../src/spec/render-spec.ts";
import { layoutChoices } from "./layouts.ts";
import { presets } from "./presets.ts";
import { sample } from "./sample-format.ts";
import { sampleWords } from "./sample-words.ts";

/** Everything that can be changed on the page. */
export type Choice = {
  readonly composition: CompositionName;
  readonly layout: string;
  readonly preset: string;
  readonly style: CaptionStyle;
  readonly overlays: Overlays;
};

const firstLayout = (composition: CompositionName): string => Object.keys(layoutChoices[composition])[0] ?? "";

/** The choice with another composition; its layouts are others, too. */
export const withComposition = (choice: Choice, composition: CompositionName): Choice => ({
  ...choice,
  composition,
  layout: firstLayout(composition),
});

/** The choice in a preset's style. */
export const withPreset = (choice: Choice, preset: string): Choice => ({
  ...choice,
  preset,
  style: presets[preset] ?? captionStyle.parse({}),
});

const firstPreset = Object.keys(presets)[0] ?? "";

export const firstChoice: Choice = withPreset(
  {
    composition: "AutoEditVideo",
    layout: firstLayout("AutoEditVideo"),
    preset: firstPreset,
    style: captionStyle.parse({}),
    overlays: overlays.parse({
      hook: { text: "Почему это досматривают?" },
      progress_bar: {},
      watermark: { text: "@мой_канал" },
    }),
  },
  firstPreset,
);

/** What the film is planned from. */
export const orderOf = ({ composition, layout, style, overlays: chosen }: Choice): FilmOrder => {
  const { width, height, fps, durationMs } = sample;
  const size = composition === "CaptionedVideo" ? { width, height } : { width: 1080, height: 1920 };
  return {
    source: { key: sample.file, width, height, fps, duration_ms: durationMs, has_audio: true, start_offset_ms: 0 },
    from_ms: 0,
    to_ms: durationMs,
    keep: [],
    layouts: [...(layoutChoices[composition][layout] ?? [])],
    captions: { style, words: [...sampleWords] },
    overlays: chosen,
    output: { ...size, fps },
  };
};
