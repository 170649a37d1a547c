/** Ways of marking the spoken word; each has a file of its own beside this one. */
export const highlightNames = ["color", "background", "pop_in"] as const;

export type HighlightName = (typeof highlightNames)[number];
