/** Ways in which a word appears when its time comes; each has a file of its own beside this one. */
export const entranceNames = ["none", "fade", "rise", "pop"] as const;

export type EntranceName = (typeof entranceNames)[number];
