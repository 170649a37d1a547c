/** Every weight a style may ask for. */
export const fontWeights = [400, 500, 600, 700, 800, 900] as const;

export type FontWeight = (typeof fontWeights)[number];

type Entry = {
  /** Name of the family's package below `@fontsource/`. */
  readonly slug: string;
  /** Weights the family is drawn in, rising. */
  readonly weights: readonly FontWeight[];
};

/** Families bundled with the service; each covers Russian, Ukrainian, Belarusian and Latin letters and digits. */
export const fontCatalog = {
  Montserrat: { slug: "montserrat", weights: [400, 500, 600, 700, 800, 900] },
  "Golos Text": { slug: "golos-text", weights: [400, 500, 600, 700, 800, 900] },
  Rubik: { slug: "rubik", weights: [400, 500, 600, 700, 800, 900] },
  Manrope: { slug: "manrope", weights: [400, 500, 600, 700, 800] },
  Oswald: { slug: "oswald", weights: [400, 500, 600, 700] },
  Unbounded: { slug: "unbounded", weights: [400, 500, 600, 700, 800, 900] },
  "Russo One": { slug: "russo-one", weights: [400] },
  Caveat: { slug: "caveat", weights: [400, 500, 600, 700] },
} as const satisfies Readonly<Record<string, Entry>>;

export type FontFamily = keyof typeof fontCatalog;

export const fontFamilies = Object.keys(fontCatalog) as [FontFamily, ...FontFamily[]];

/** Draws what the chosen family lacks: it holds every sign and letter of our languages, in every weight. */
export const fallbackFamily = "Golos Text" satisfies FontFamily;

/** Draws emoji, in colour. */
export const emojiFamily = "Noto Color Emoji";

/** Families in the order in which a character looks for one that has it; what none has, the system draws. */
export const familyStack = (family: FontFamily): readonly FontFamily[] =>
  family === fallbackFamily ? [family] : [family, fallbackFamily];

/** The weight a family is really drawn in when `weight` is asked for: the nearest one it has. */
export const nearestWeight = (family: FontFamily, weight: FontWeight): FontWeight => {
  const weights: readonly FontWeight[] = fontCatalog[family].weights;
  return weights.reduce((best, next) => (Math.abs(next - weight) < Math.abs(best - weight) ? next : best));
};
