/** Families bundled with the service; each covers Cyrillic, Latin and Russian punctuation. */
export const fontFamilies = ["Montserrat", "Golos Text", "Rubik"] as const;

export const fontWeights = [400, 500, 600, 700, 800, 900] as const;

export type FontFamily = (typeof fontFamilies)[number];
export type FontWeight = (typeof fontWeights)[number];
