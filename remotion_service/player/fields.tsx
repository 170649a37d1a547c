import type { ReactElement } from "react";

type Named = { readonly label: string };

type SelectProps<Value extends string> = Named & {
  readonly value: Value;
  readonly options: readonly Value[];
  readonly onChange: (value: Value) => void;
};

/** A choice of one out of a few. */
export const Select = <Value extends string>({ label, value, options, onChange }: SelectProps<Value>): ReactElement => (
  <label className="field">
    <span>{label}</span>
    <select
      value={value}
      onChange={({ target }) => {
        const chosen = options.find((option) => option === target.value);
        if (chosen !== undefined) {
          onChange(chosen);
        }
      }}
    >
      {options.map((option) => (
        <option key={option}>{option}</option>
      ))}
    </select>
  </label>
);

type SliderProps = Named & {
  readonly value: number;
  readonly range: readonly [min: number, max: number, step: number];
  readonly onChange: (value: number) => void;
};

/** A number between two others. */
export const Slider = ({ label, value, range: [min, max, step], onChange }: SliderProps): ReactElement => (
  <label className="field">
    <span>
      {label} <b>{value}</b>
    </span>
    <input
      type="range"
      {...{ min, max, step, value }}
      onChange={({ target }) => {
        onChange(target.valueAsNumber);
      }}
    />
  </label>
);

type TextProps = Named & { readonly value: string; readonly onChange: (value: string) => void };

/** A colour; its transparency, if it has one, stays. */
export const Color = ({ label, value, onChange }: TextProps): ReactElement => (
  <label className="field row">
    <span>{label}</span>
    <input
      type="color"
      value={value.slice(0, 7)}
      onChange={({ target }) => {
        onChange(target.value + value.slice(7));
      }}
    />
  </label>
);

type LineProps = TextProps & { readonly longest: number };

/** A line of text; nothing in it means that there shall be none. */
export const Text = ({ label, value, longest, onChange }: LineProps): ReactElement => (
  <label className="field">
    <span>{label}</span>
    <input
      type="text"
      value={value}
      maxLength={longest}
      placeholder="нет"
      onChange={({ target }) => {
        onChange(target.value);
      }}
    />
  </label>
);

type CheckProps = Named & { readonly value: boolean; readonly onChange: (value: boolean) => void };

/** Something that is there or not. */
export const Check = ({ label, value, onChange }: CheckProps): ReactElement => (
  <label className="field row">
    <span>{label}</span>
    <input
      type="checkbox"
      checked={value}
      onChange={({ target }) => {
        onChange(target.checked);
      }}
    />
  </label>
);
