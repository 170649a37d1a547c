import { z } from "zod";

const segment = /^(?!\.{1,2}$)[A-Za-z0-9._-]+$/;

/** True for relative keys of plain segments: nothing empty, no `.` or `..`, no leading slash. */
export const isStorageKey = (key: string): boolean =>
  key.length <= 512 && key.split("/").every((part) => segment.test(part));

export const storageKey = z.string().refine(isStorageKey, "not a storage key");
