import type { Layout } from "./layout.ts";

type Shape = { width: number; height: number };
type Composed = { composition: string; source: Shape; output: Shape; layouts: Layout[] };
type Problem = { path: (string | number)[]; message: string };

/** Even sides and storage rounding may change a shape by this much. */
const aspectTolerance = 0.02;

const showsAll = ([only, ...others]: readonly Layout[]): boolean => {
  const panel = only?.kind === "single" ? only.panels[0] : undefined;
  return others.length === 0 && panel?.mode === "static" && panel.staticCrop?.zoom === 1;
};

/** `CaptionedVideo` leaves the picture as it is; the others take any layouts. */
export const compositionProblems = ({ composition, source, output, layouts }: Composed): Problem[] => {
  if (composition !== "CaptionedVideo") {
    return [];
  }
  const shape = (output.width * source.height) / (output.height * source.width);
  if (Math.abs(shape - 1) > aspectTolerance) {
    return [{ path: ["output"], message: "CaptionedVideo keeps the source's shape" }];
  }
  return showsAll(layouts) ? [] : [{ path: ["layouts"], message: "CaptionedVideo shows one single static window" }];
};
