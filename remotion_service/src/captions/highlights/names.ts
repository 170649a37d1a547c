/** Ways of marking the spoken word; each has a file of its own beside this one. */
export const highlightNames = [
  "none",
  "color",
  "background",
  "underline",
  "pop_in",
  "karaoke",
  "bounce",
  "glow_pulse",
] as const;

export type HighlightName = (typeof highlightNames)[number];
