import type { Box } from "./panel-boxes.ts";

const even = (value: number): number => 2 * Math.round(value / 2);

/** The largest box with the picture's shape inside the output, centred, with even sides. */
export const fitBox = (pictureAspect: number, width: number, height: number): Box => {
  const fitted =
    pictureAspect > width / height
      ? { width, height: even(width / pictureAspect) }
      : { width: even(height * pictureAspect), height };
  return {
    x: even((width - fitted.width) / 2),
    y: even((height - fitted.height) / 2),
    ...fitted,
  };
};
