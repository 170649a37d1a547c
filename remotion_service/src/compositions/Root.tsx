import type { ComponentType, ReactElement } from "react";
import { Composition } from "remotion";
import { compositionNames } from "../spec/render-spec.ts";
import { CaptionAtlas } from "./CaptionAtlas.tsx";
import { defaultFormat, defaultProps } from "./default-props.ts";
import { Film } from "./Film.tsx";
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

export const Root = (): ReactElement => (
  <>
    {compositionNames.map((name) => (
      <Composition
        key={name}
        id={name}
        component={untyped(Film)}
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
