import type { ComponentType, ReactElement } from "react";
import { Composition } from "remotion";
import { compositionNames } from "../spec/render-spec.ts";
import { CaptionAtlas } from "./CaptionAtlas.tsx";
import { defaultFormat, defaultProps } from "./default-props.ts";
import { filmSchemas } from "./film-schema.ts";
import { OverlaySheet } from "./OverlaySheet.tsx";
import { StyleSheet } from "./StyleSheet.tsx";

/** Parts for the compositor; their size, length and props always come from it. */
const parts: readonly (readonly [string, ComponentType<never>])[] = [
  ["CaptionAtlas", CaptionAtlas],
  ["OverlaySheet", OverlaySheet],
  ["StyleSheet", StyleSheet],
];

const untyped = (component: ComponentType<never>): ComponentType<Record<string, unknown>> =>
  component as ComponentType<Record<string, unknown>>;

/** Reading videos takes a megabyte of code, which pages that only draw captions need not load. */
const film = async (): Promise<{ default: ComponentType<Record<string, unknown>> }> => {
  const { Film } = await import("./Film.tsx");
  return { default: untyped(Film) };
};

export const Root = (): ReactElement => (
  <>
    {compositionNames.map((name) => (
      <Composition
        key={name}
        id={name}
        lazyComponent={film}
        schema={filmSchemas[name]}
        defaultProps={defaultProps(name)}
        {...defaultFormat(name)}
      />
    ))}
    {parts.map(([id, component]) => (
      <Composition
        key={id}
        id={id}
        component={untyped(component)}
        width={1080}
        height={1920}
        fps={30}
        durationInFrames={1}
      />
    ))}
  </>
);
