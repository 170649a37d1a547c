import { useEffect, useState } from "react";
import type { FontUse } from "../src/captions/load-fonts.ts";
import { loadFonts } from "../src/captions/load-fonts.ts";
import { filmProps, planFilm } from "../src/compositions/plan-film.ts";
import type { FilmProps } from "../src/compositions/props.ts";
import { measureInBrowser } from "./measure-in-browser.ts";
import { orderOf, type Choice } from "./order.ts";
import { sample } from "./sample-format.ts";

export type PlannedFilm = {
  readonly props: FilmProps;
  readonly width: number;
  readonly height: number;
  readonly frames: number;
};

const fontUses = ({ style, overlays: { hook, watermark } }: Choice): FontUse[] => [
  { family: style.font_family, weight: style.font_weight, text: "Аа " },
  ...(hook ? [{ family: hook.font_family, weight: hook.font_weight, text: hook.text }] : []),
  ...(watermark?.text ? [{ family: "Montserrat" as const, weight: 700 as const, text: watermark.text }] : []),
];

const plan = async (choice: Choice): Promise<PlannedFilm> => {
  await loadFonts(fontUses(choice));
  const order = orderOf(choice);
  const film = planFilm(order, measureInBrowser, null);
  const { width, height } = order.output;
  return { props: filmProps(film, { src: `/${sample.file}`, startMs: 0 }), width, height, frames: film.frames };
};

/** The film of a choice, planned anew whenever it changes; the one before until that is done, null at first. */
export const useFilm = (choice: Choice): PlannedFilm | null => {
  const [film, setFilm] = useState<PlannedFilm | null>(null);
  useEffect(() => {
    let stale = false;
    void plan(choice).then((planned) => {
      if (!stale) {
        setFilm(planned);
      }
    });
    return () => {
      stale = true;
    };
  }, [choice]);
  return film;
};
