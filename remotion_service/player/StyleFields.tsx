import type { ReactElement } from "react";
import { entranceNames } from "../src/captions/entrances/names.ts";
import { fontFamilies, fontWeights } from "../src/captions/font-catalog.ts";
import { highlightNames } from "../src/captions/highlights/names.ts";
import { transitionNames } from "../src/captions/transitions/names.ts";
import { captionStyle, type CaptionStyle } from "../src/spec/caption-style.ts";
import { Check, Color, Select, Slider } from "./fields.tsx";

type Props = { readonly style: CaptionStyle; readonly onChange: (style: CaptionStyle) => void };

type Key = keyof CaptionStyle;
type Of<Value> = { [Name in Key]: CaptionStyle[Name] extends Value ? Name : never }[Key];

const usual = captionStyle.parse({ box: {}, shadow: {} });

const selects: readonly (readonly [label: string, name: Of<string>, options: readonly string[]])[] = [
  ["Выделение слова", "highlight_style", highlightNames],
  ["Смена страниц", "transition", transitionNames],
  ["Появление слов", "word_entrance", entranceNames],
  ["Шрифт", "font_family", fontFamilies],
  ["Регистр", "text_transform", ["none", "uppercase", "lowercase", "capitalize"]],
];

const sliders: readonly (readonly [label: string, name: Of<number>, range: readonly [number, number, number]])[] = [
  ["Размер", "font_size_px", [30, 160, 2]],
  ["Обводка", "stroke_px", [0, 24, 1]],
  ["Наклон слова", "highlight_rotation_deg", [-20, 20, 1]],
  ["Высота на экране", "position_y", [0, 1, 0.01]],
  ["Слов на странице", "words_per_page", [1, 12, 1]],
];

const colors: readonly (readonly [label: string, name: Of<string>])[] = [
  ["Буквы", "color"],
  ["Выделение", "highlight_color"],
  ["Обводка", "stroke_color"],
];

const extras: readonly (readonly [label: string, name: "shadow" | "box"])[] = [
  ["Тень", "shadow"],
  ["Подложка", "box"],
];

/** Everything about the captions that one can change. */
export const StyleFields = ({ style, onChange }: Props): ReactElement => {
  const change = (name: Key) => (value: unknown) => {
    onChange(captionStyle.parse({ ...style, [name]: value }));
  };
  return (
    <>
      {selects.map(([label, name, options]) => (
        <Select key={name} {...{ label, options }} value={style[name]} onChange={change(name)} />
      ))}
      <Select
        label="Насыщенность"
        value={String(style.font_weight)}
        options={fontWeights.map(String)}
        onChange={(weight) => {
          change("font_weight")(Number(weight));
        }}
      />
      {sliders.map(([label, name, range]) => (
        <Slider key={name} {...{ label, range }} value={style[name]} onChange={change(name)} />
      ))}
      {colors.map(([label, name]) => (
        <Color key={name} label={label} value={style[name]} onChange={change(name)} />
      ))}
      {extras.map(([label, name]) => (
        <Check
          key={name}
          label={label}
          value={style[name] !== null}
          onChange={(on) => {
            change(name)(on ? usual[name] : null);
          }}
        />
      ))}
    </>
  );
};
