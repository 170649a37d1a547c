import { Player } from "@remotion/player";
import { useState, type ReactElement } from "react";
import { Film } from "../src/compositions/Film.tsx";
import { compositionNames } from "../src/spec/render-spec.ts";
import { Select } from "./fields.tsx";
import { layoutChoices } from "./layouts.ts";
import { firstChoice, withComposition, withPreset, type Choice } from "./order.ts";
import { OverlayFields } from "./OverlayFields.tsx";
import { presets } from "./presets.ts";
import { sample } from "./sample-format.ts";
import { StyleFields } from "./StyleFields.tsx";
import { useFilm } from "./use-film.ts";

type PanelProps = { readonly choice: Choice; readonly onChange: (choice: Choice) => void };

const Panel = ({ choice, onChange }: PanelProps): ReactElement => (
  <aside className="panel">
    <h2>Стиль</h2>
    <Select
      label="Готовый стиль"
      value={choice.preset}
      options={Object.keys(presets)}
      onChange={(preset) => {
        onChange(withPreset(choice, preset));
      }}
    />
    <Select
      label="Кадр"
      value={choice.layout}
      options={Object.keys(layoutChoices[choice.composition])}
      onChange={(layout) => {
        onChange({ ...choice, layout });
      }}
    />
    <h2>Субтитры</h2>
    <StyleFields
      style={choice.style}
      onChange={(style) => {
        onChange({ ...choice, style });
      }}
    />
    <h2>Поверх видео</h2>
    <OverlayFields
      overlays={choice.overlays}
      onChange={(overlays) => {
        onChange({ ...choice, overlays });
      }}
    />
  </aside>
);

const Stage = ({ choice }: { readonly choice: Choice }): ReactElement => {
  const film = useFilm(choice);
  return (
    <main className="stage">
      {film ? (
        <div
          className="screen"
          style={{ width: `min(100cqw, 100cqh * ${film.width / film.height})`, aspectRatio: film.width / film.height }}
        >
          <Player
            key={choice.composition}
            component={Film}
            inputProps={film.props}
            durationInFrames={film.frames}
            compositionWidth={film.width}
            compositionHeight={film.height}
            fps={sample.fps}
            initialFrame={sample.fps}
            style={{ width: "100%", height: "100%" }}
            controls
            loop
            showVolumeControls={false}
            acknowledgeRemotionLicense
          />
        </div>
      ) : null}
    </main>
  );
};

/** The page: what one looks at in the middle, what one can change beside it. */
export const App = (): ReactElement => {
  const [choice, setChoice] = useState(firstChoice);
  return (
    <div className="page">
      <header>
        <h1>Просмотр композиций</h1>
        <nav>
          {compositionNames.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={name === choice.composition}
              onClick={() => {
                setChoice(withComposition(choice, name));
              }}
            >
              {name}
            </button>
          ))}
        </nav>
      </header>
      <Stage choice={choice} />
      <Panel choice={choice} onChange={setChoice} />
    </div>
  );
};
