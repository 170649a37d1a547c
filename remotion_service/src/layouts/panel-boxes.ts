import type { LayoutKind } from "../spec/layout.ts";

/** A rectangle in output pixels. */
export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Where the panels of a layout lie in the output, first panel first. */
export const panelBoxes = (kind: LayoutKind, width: number, height: number): Box[] => {
  if (kind !== "split") {
    return [{ x: 0, y: 0, width, height }];
  }
  const half = height / 2;
  return [
    { x: 0, y: 0, width, height: half },
    { x: 0, y: half, width, height: half },
  ];
};
