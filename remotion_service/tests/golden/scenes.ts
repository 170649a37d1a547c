import { centredAt, sample, wordMs, type Sample } from "../../server/styles/sample.ts";
import { entranceNames } from "../../src/captions/entrances/names.ts";
import { highlightNames } from "../../src/captions/highlights/names.ts";
import { transitionNames } from "../../src/captions/transitions/names.ts";
import { captionStyle } from "../../src/spec/caption-style.ts";
import type { StyleSheetProps } from "../../src/compositions/props.ts";

type Style = Parameters<typeof captionStyle.parse>[0];
export type Page = StyleSheetProps["pages"][number];

/** Size of every page, in pixels. */
export const pageSize = { width: 540, height: 480 };

/** A middle grey on which light and dark colours show, and its channels. */
export const grey = { color: "#6b7280", channels: [0x6b, 0x72, 0x80] };

const column = (samples: readonly Sample[]): Page => {
  const step = pageSize.height / samples.length;
  const captions = samples.map((each, index) => centredAt(pageSize.width / 2, (index + 0.5) * step, each));
  return { background: grey.color, tiles: [], captions };
};

const draw = (text: string, style: object, atMs: number, speakers?: number[]): Sample =>
  sample(text, captionStyle.parse(style), atMs, speakers);

/** Words that repeat, so that only their places tell them apart. */
const text = "да да бухгалтер да";

const outlined = { font_size_px: 80, stroke_px: 8, stroke_color: "#101014", highlight_color: "#ffe14a" };

/** Each highlight from the page's first picture to the middle of its third word, with a way to come in. */
const highlightPages: [string, Page][] = highlightNames.map((highlight_style, index) => {
  const word_entrance = entranceNames[index % entranceNames.length];
  const transition = transitionNames[index % transitionNames.length];
  const style = { ...outlined, highlight_style, word_entrance, transition, max_lines: 1 };
  const moments = [0, 67, wordMs, 2 * wordMs, 2 * wordMs + 67, 2.5 * wordMs];
  return [highlight_style, column(moments.map((atMs) => draw(text, style, atMs)))];
});

const entrancePage = column(
  entranceNames.flatMap((word_entrance) =>
    [wordMs, wordMs + 67].map((atMs) => draw("Раз два три", { ...outlined, font_size_px: 60, word_entrance }, atMs)),
  ),
);

const transitionPage = column(
  transitionNames.flatMap((transition) =>
    [0, 100].map((atMs) => draw("Раз два три", { ...outlined, font_size_px: 50, transition }, atMs)),
  ),
);

const box = { color: "#101014b3", radius_px: 26, padding_x_px: 34, padding_y_px: 14 };
const shadow = { color: "#000000", offset_x_px: 6, offset_y_px: 8, blur_px: 10 };

const partsPage = column([
  draw("Мы решили бухгалтера я уволить", { box, stroke_px: 0, font_size_px: 58, words_per_page: 7 }, 100),
  draw("Тень и буквы", { shadow, highlight_color: "#7cff5b" }, 100),
  draw("Ты где? Я тут!", { speaker_colors: ["#ffffff", "#ffb454"], highlight_style: "none" }, 3 * wordMs, [1, 1, 2, 2]),
  draw("Наклон слова", { highlight_rotation_deg: -8, highlight_style: "background", stroke_px: 4 }, 100),
  draw("Сердце ❤️ и 🔥", { font_family: "Rubik" }, 900),
]);

/** A page that follows another at once, from before to after its first picture: the background never blinks. */
const followingPage = column(
  [-33, 0, 67, 200].map((later) =>
    draw("Раз два три четыре", { box, stroke_px: 0, words_per_page: 2, transition: "fade" }, 2 * wordMs + later),
  ),
);

/** Every picture that is kept, by the name of its file. */
export const goldenPages = (): [string, Page][] => [
  ...highlightPages,
  ["entrances", entrancePage],
  ["transitions", transitionPage],
  ["parts", partsPage],
  ["following", followingPage],
];

/** A long word between short ones at every picture of its jump, without and with an outline. */
export const popPages = (): Page[] =>
  [0, 10].map((stroke_px) =>
    column(
      [0, 33, 67, 100, 133].map((later) =>
        draw("Кот бухгалтера я", { stroke_px, highlight_style: "pop_in" }, wordMs + later),
      ),
    ),
  );

const reaching: Style[] = [
  { highlight_style: "glow_pulse", stroke_px: 12, shadow: { ...shadow, blur_px: 60 } },
  { highlight_style: "bounce", highlight_rotation_deg: 20, word_entrance: "rise" },
  { highlight_style: "background", highlight_rotation_deg: -20, font_family: "Caveat", transition: "slide" },
  { highlight_style: "pop_in", stroke_px: 40, font_family: "Unbounded", transition: "drop_in" },
  { highlight_style: "underline", stroke_px: 20, box, transition: "drop_in" },
  { highlight_style: "karaoke", font_family: "Oswald", shadow: { ...shadow, offset_x_px: -40, offset_y_px: -30 } },
];

/** Styles that draw far around their letters, at their widest; each alone on a page. */
export const reachingPages = (): Page[] =>
  reaching.flatMap((style) =>
    [0, 33, 133, wordMs].map((atMs) => column([draw("ЁЩу ЙРф", { font_size_px: 90, ...(style as object) }, atMs)])),
  );
