import { expect, test } from "vitest";
import { coresAllowed, usableCores } from "../../server/cores.ts";
import { defaultConcurrency, readSettings } from "../../server/settings.ts";

test.each([
  ["200000 100000\n", "", "", 2],
  ["max 100000\n", "", "", Infinity],
  ["", "150000\n", "100000\n", 1.5],
  ["", "-1\n", "100000\n", Infinity],
  ["", "", "", Infinity],
])("a control group's limit %j %j %j allows %d cores", (cpuMax, quota, period, cores) => {
  expect(coresAllowed(cpuMax, quota, period)).toBe(cores);
});

test("one render at a time below eight cores", () => {
  expect([1, 2, 4, 7, 8, 16].map(defaultConcurrency)).toEqual([1, 1, 1, 1, 2, 4]);
});

test("renders at once default to what the cores bear, and never exceed them", () => {
  expect(readSettings({}).concurrency).toBe(defaultConcurrency(usableCores()));
  expect(readSettings({ RENDER_CONCURRENCY: "999" }).concurrency).toBe(usableCores());
  expect(readSettings({ RENDER_CONCURRENCY: "1" }).concurrency).toBe(1);
});

test("an unknown encoder is refused by name", () => {
  expect(readSettings({}).encoder).toBe("auto");
  expect(() => readSettings({ VIDEO_ENCODER: "gpu" })).toThrow("VIDEO_ENCODER");
});
