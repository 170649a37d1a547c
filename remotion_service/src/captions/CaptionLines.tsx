import type { ReactElement } from "react";
import type { CaptionPage, CaptionPlan, PageWord } from "./caption-plan.ts";
import type { CaptionState } from "./caption-state.ts";
import { CaptionWord } from "./CaptionWord.tsx";
import { outlinePx } from "./outline.ts";
import { growRoomPx } from "./word-gap.ts";

type Props = { readonly plan: CaptionPlan; readonly page: CaptionPage; readonly state: CaptionState };

/** Which stretch of its word a part on a line is. */
const stretch = (page: CaptionPage, part: PageWord): readonly [number, number] => {
  const parts = page.lines.flat().filter(({ index }) => index === part.index);
  const width = (some: readonly PageWord[]): number => some.reduce((sum, { widthPx }) => sum + widthPx, 0);
  const whole = width(parts);
  const before = width(parts.slice(0, parts.indexOf(part)));
  return [before / whole, (before + part.widthPx) / whole];
};

const phase = (index: number, marked: number | null): "coming" | "marked" | "said" =>
  marked === null || index > marked ? "coming" : index === marked ? "marked" : "said";

/** The words of a page on their lines. */
export const CaptionLines = ({ plan, page, state }: Props): ReactElement => {
  const { style, spaceEm } = plan;
  const { fontSizePx, direction } = page;
  const space = spaceEm * fontSizePx;
  return (
    <>
      {page.lines.map((line, number) => (
        <div key={number} style={{ display: "flex", justifyContent: "center", gap: space, direction }}>
          {line.map((word) => (
            <CaptionWord
              key={word.index}
              word={word}
              style={style}
              fontSizePx={fontSizePx}
              direction={direction}
              phase={phase(word.index, state.word)}
              progress={state.mark}
              part={stretch(page, word)}
              growPx={growRoomPx(line, space, outlinePx(style, fontSizePx), fontSizePx)}
              arrival={state.arrivals[word.index] ?? 1}
            />
          ))}
        </div>
      ))}
    </>
  );
};
