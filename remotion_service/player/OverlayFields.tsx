import type { ReactElement } from "react";
import { overlays as schema, progressEdges, watermarkCorners, type Overlays } from "../src/spec/overlays.ts";
import { Check, Color, Select, Text } from "./fields.tsx";

type LayerProps<Name extends keyof Overlays> = {
  readonly layer: Overlays[Name];
  readonly onChange: (layer: Overlays[Name]) => void;
};

const usual = schema.parse({ hook: { text: "…" }, progress_bar: {}, watermark: { text: "…" } });

/** The layer with another text; none when there is no text. */
const lettered = <Layer extends object>(layer: Layer | null, text: string): (Layer & { text: string }) | null =>
  layer && text.trim() !== "" ? { ...layer, text } : null;

const HookFields = ({ layer, onChange }: LayerProps<"hook">): ReactElement => (
  <>
    <Text
      label="Заголовок"
      value={layer?.text ?? ""}
      longest={120}
      onChange={(text) => {
        onChange(lettered(layer ?? usual.hook, text));
      }}
    />
    {layer ? (
      <Color
        label="Карточка"
        value={layer.background_color}
        onChange={(background_color) => {
          onChange({ ...layer, background_color });
        }}
      />
    ) : null}
  </>
);

const WatermarkFields = ({ layer, onChange }: LayerProps<"watermark">): ReactElement => (
  <>
    <Text
      label="Водяной знак"
      value={layer?.text ?? ""}
      longest={60}
      onChange={(text) => {
        onChange(lettered(layer ?? usual.watermark, text));
      }}
    />
    {layer ? (
      <Select
        label="Угол"
        value={layer.corner}
        options={watermarkCorners}
        onChange={(corner) => {
          onChange({ ...layer, corner });
        }}
      />
    ) : null}
  </>
);

const ProgressBarFields = ({ layer, onChange }: LayerProps<"progress_bar">): ReactElement => (
  <>
    <Check
      label="Полоса прогресса"
      value={layer !== null}
      onChange={(on) => {
        onChange(on ? usual.progress_bar : null);
      }}
    />
    {layer ? (
      <Select
        label="Край"
        value={layer.edge}
        options={progressEdges}
        onChange={(edge) => {
          onChange({ ...layer, edge });
        }}
      />
    ) : null}
  </>
);

type Props = { readonly overlays: Overlays; readonly onChange: (overlays: Overlays) => void };

/** Title, watermark and progress bar. */
export const OverlayFields = ({ overlays, onChange }: Props): ReactElement => {
  const change =
    <Name extends keyof Overlays>(name: Name) =>
    (layer: Overlays[Name]) => {
      onChange({ ...overlays, [name]: layer });
    };
  return (
    <>
      <HookFields layer={overlays.hook} onChange={change("hook")} />
      <WatermarkFields layer={overlays.watermark} onChange={change("watermark")} />
      <ProgressBarFields layer={overlays.progress_bar} onChange={change("progress_bar")} />
    </>
  );
};
