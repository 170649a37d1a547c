import { expect, test } from "vitest";
import { isStorageKey } from "../../../src/spec/storage-key.ts";

test.each(["a", "projects/1/source.mp4", "a/.hidden", "a/..b", "a/b-c_d.e"])("%s is a key", (key) => {
  expect(isStorageKey(key)).toBe(true);
});

test.each(["", "/a", "a/", "a//b", ".", "..", "a/../b", "a/./b", "a b", "a\\b", "клип", "a\0b", "x".repeat(513)])(
  "%j is not a key",
  (key) => {
    expect(isStorageKey(key)).toBe(false);
  },
);
