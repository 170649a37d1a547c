const channel = (hex: string): number => {
  const value = parseInt(hex, 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

/** Relative luminance of #rrggbb or #rrggbbaa, the opacity left out, 0 black .. 1 white. */
const luminance = (color: string): number =>
  0.2126 * channel(color.slice(1, 3)) + 0.7152 * channel(color.slice(3, 5)) + 0.0722 * channel(color.slice(5, 7));

/** Contrast of two colours as WCAG 2 defines it, 1 (none) .. 21. */
export const contrast = (one: string, other: string): number => {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

/** The first of the colours that reads well enough on the ground, otherwise the one that reads best. */
export const mostLegible = (colors: readonly [string, ...string[]], ground: string): string =>
  colors.find((color) => contrast(color, ground) >= 4.5) ??
  colors.reduce((best, next) => (contrast(next, ground) > contrast(best, ground) ? next : best));
