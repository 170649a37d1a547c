import { entranceNames } from "../../src/captions/entrances/names.ts";
import { highlightNames } from "../../src/captions/highlights/names.ts";
import { transitionNames } from "../../src/captions/transitions/names.ts";
import type { PlacedCaption, StyleSheetProps } from "../../src/compositions/props.ts";
import { captionStyle, type CaptionStyle } from "../../src/spec/caption-style.ts";
import { centredAt, sample, wordMs, type Sample } from "./sample.ts";

type Page = StyleSheetProps["pages"][number];
type Tile = Page["tiles"][number];
type Sheet = { readonly props: StyleSheetProps; readonly width: number; readonly height: number };
type Card = { readonly tile: Tile; readonly captions: readonly PlacedCaption[] };

const margin = 16;
const background = "#e8eaee";
/** Stand for pictures: neither white nor black letters vanish on them. */
const grounds = ["#5d6b7d", "#6c7465", "#7a6a64", "#5c5f78"];

const width = 1080;

/** The part of a row of cards that one of them takes. */
const tileAt = (index: number, columns: number, top: number, height: number): Tile => {
  const across = (width - margin * (columns + 1)) / columns;
  const row = Math.floor(index / columns);
  return {
    x: margin + (index % columns) * (across + margin),
    y: top + row * (height + margin),
    width: across,
    height,
    color: grounds[(index + row) % grounds.length] ?? background,
  };
};

const labelStyle = captionStyle.parse({
  font_family: "Golos Text",
  font_weight: 600,
  font_size_px: 34,
  stroke_px: 0,
  max_width: 1,
  words_per_page: 12,
  highlight_style: "none",
});

const label = (text: string, { x, y }: Tile): PlacedCaption => {
  const written = sample(text, labelStyle, 0);
  const centre = x + 16 + (written.plan.pages[0]?.lines.flat().reduce((sum, word) => sum + word.widthPx, 0) ?? 0) / 2;
  return centredAt(centre, y + 22, written);
};

const middle = ({ x, width }: Tile): number => x + width / 2;

/** The last word of the first page being spoken: every word has come. */
const atItsBest = (text: string, style: CaptionStyle): Sample => {
  const words = sample(text, style, 0).plan.pages[0]?.lines.flat() ?? [];
  return sample(text, style, (words.at(-1)?.startMs ?? 0) + 0.6 * wordMs);
};

/** A system preset: its name and the moment of a Russian and an English sentence. */
const presetCard = (name: string, style: CaptionStyle, tile: Tile): Card => ({
  tile,
  captions: [
    label(name, tile),
    centredAt(middle(tile), tile.y + 0.34 * tile.height, atItsBest("Говорите просто, и вас услышат", style)),
    centredAt(middle(tile), tile.y + 0.74 * tile.height, atItsBest("Make every word count", style)),
  ],
});

const plain = { font_size_px: 62, stroke_px: 7, stroke_color: "#101014", highlight_color: "#ffe14a", max_width: 0.44 };

/** One choice of a style's field, caught in the act. */
const choiceCard = (
  field: string,
  name: string,
  atMs: number,
  tile: Tile,
  others: Partial<CaptionStyle> = {},
): Card => ({
  tile,
  captions: [
    label(`${field}: ${name}`, tile),
    centredAt(
      middle(tile),
      tile.y + 0.6 * tile.height,
      sample("Живой текст", captionStyle.parse({ ...plain, [field]: name, ...others }), atMs),
    ),
  ],
});

const presetHeight = 310;
const choiceHeight = 108;

/** A picture of every preset, highlight, word entrance and page transition. */
export const styleSheet = (presets: Readonly<Record<string, CaptionStyle>>): Sheet => {
  const cards: Card[] = [];
  let top = margin;
  const add = <T>(
    items: readonly T[],
    columns: number,
    cardHeight: number,
    card: (item: T, tile: Tile) => Card,
  ): void => {
    cards.push(...items.map((item, index) => card(item, tileAt(index, columns, top, cardHeight))));
    top += Math.ceil(items.length / columns) * (cardHeight + margin);
  };
  add(Object.entries(presets), 2, presetHeight, ([name, style], tile) => presetCard(name, style, tile));
  add(highlightNames, 4, choiceHeight, (name, tile) => choiceCard("highlight_style", name, wordMs + 67, tile));
  const coming = { highlight_style: "color" } as const;
  add(entranceNames.slice(1), 3, choiceHeight, (name, tile) =>
    choiceCard("word_entrance", name, wordMs + 40, tile, coming),
  );
  add(transitionNames.slice(1), 4, choiceHeight, (name, tile) => choiceCard("transition", name, 67, tile, coming));
  const pages: readonly Page[] = [
    { background, tiles: cards.map(({ tile }) => tile), captions: cards.flatMap(({ captions }) => captions) },
  ];
  return { props: { pages }, width, height: top };
};
