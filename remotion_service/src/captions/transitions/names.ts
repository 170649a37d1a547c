/** Ways in which a page appears; each has a file of its own beside this one. */
export const transitionNames = ["none", "fade", "slide", "zoom_in", "drop_in"] as const;

export type TransitionName = (typeof transitionNames)[number];
