import type { CaptionStyle } from "../spec/caption-style.ts";
import { breakCost } from "./break-costs.ts";
import { breakLines, type Box } from "./break-lines.ts";
import type { MeasureText } from "./measure.ts";
import { splitWord } from "./split-word.ts";
import { wordGapPx } from "./word-gap.ts";

/** A word, or a part of one, at its place on a line; `word` is its number on the page. */
export type PlacedText = { readonly word: number; readonly text: string };

export type PageLayout = {
  readonly lines: readonly (readonly PlacedText[])[];
  /** Of the widest line in the style's own font size. */
  readonly width: number;
};

/** How wide things are in the style's own font size. */
export type Ruler = {
  readonly px: (text: string) => number;
  /** Widest line. */
  readonly room: number;
  readonly maxLines: number;
};

type Piece = PlacedText & { readonly box: Box; readonly hyphen: boolean };

/** Text that is too wide by no more than this is made smaller rather than hyphenated: nobody sees the difference. */
const shrinkFreely = 0.85;

/** A preposition and its word are torn apart rather than made smaller than this. */
const shrinkBond = 0.7;

/** Most lines a page gets when a word of it must be hyphenated, whatever the style says. */
export const mostLines = 4;

/** Breaks between lines weigh less than those between pages: everything stays in sight. */
const lineShare = 0.2;
const dearestLineBreak = 0.5;

export const ruler = (style: CaptionStyle, room: number, measure: MeasureText): Ruler => {
  const known = new Map<string, number>();
  const drawn = (text: string): number => {
    const width = measure(text, style.font_family, style.font_weight) * style.font_size_px;
    return text === " " ? wordGapPx(style, width) : width;
  };
  const px = (text: string): number => {
    const width = known.get(text) ?? drawn(text);
    known.set(text, width);
    return width;
  };
  return { px, room, maxLines: style.max_lines };
};

const wordPieces = ({ px, room }: Ruler, texts: readonly string[], split: boolean): Piece[] =>
  texts.flatMap((text, word) => {
    const parts = split && px(text) > room ? splitWord(text) : [{ text, hyphen: false }];
    return parts.map((part, index) => {
      const ends = index === parts.length - 1;
      const cost = ends ? Math.min(dearestLineBreak, lineShare * breakCost(text, texts[word + 1] ?? "")) : 0;
      const tail = part.hyphen ? px("-") : 0;
      return { ...part, word, box: { width: px(part.text), space: ends ? px(" ") : 0, tail, cost } };
    });
  });

/** The pieces of a line with those of one word put together; `goesOn`: there is another line. */
const joinedPieces = (line: readonly Piece[], goesOn: boolean): PlacedText[] => {
  const placed: PlacedText[] = [];
  for (const [index, { word, text, hyphen }] of line.entries()) {
    const drawn = hyphen && goesOn && index === line.length - 1 ? `${text}-` : text;
    const before = placed.at(-1);
    if (before?.word === word) {
      placed[placed.length - 1] = { word, text: before.text + drawn };
    } else {
      placed.push({ word, text: drawn });
    }
  }
  return placed;
};

const lay = (measure: Ruler, pieces: readonly Piece[], room: number, maxLines: number): PageLayout => {
  const boxes = pieces.map((piece) => piece.box);
  const { lines: numbers } = breakLines(boxes, room, maxLines);
  const lines = numbers.map((line, number) =>
    joinedPieces(
      line.flatMap((index) => pieces[index] ?? []),
      number < numbers.length - 1,
    ),
  );
  const widths = lines.map((line) =>
    line.reduce((sum, { text }) => sum + measure.px(text), measure.px(" ") * (line.length - 1)),
  );
  return { lines, width: Math.max(0, ...widths) };
};

const asTheyAre = (measure: Ruler, texts: readonly string[]): PageLayout =>
  lay(measure, wordPieces(measure, texts, false), measure.room, measure.maxLines);

/**
 * Put the words of a page, as they are drawn, on lines.
 *
 * A word wider than the room is hyphenated when that keeps the letters noticeably larger than making the page smaller
 * would; the caller makes the page smaller by what still exceeds the room.
 */
export const layOutPage = (measure: Ruler, texts: readonly string[]): PageLayout => {
  const whole = asTheyAre(measure, texts);
  if (whole.width * shrinkFreely <= measure.room) {
    return whole;
  }
  const lines = Math.max(measure.maxLines, mostLines);
  const hyphenated = lay(measure, wordPieces(measure, texts, true), measure.room / shrinkFreely, lines);
  return hyphenated.width < whole.width ? hyphenated : whole;
};

/** True when the words fit on one page as they are; those of a bond also when they fit a little smaller. */
export const fitsOnPage = (measure: Ruler, texts: readonly string[], bond: boolean): boolean =>
  bond
    ? layOutPage(measure, texts).width * shrinkBond <= measure.room
    : asTheyAre(measure, texts).width <= measure.room;
