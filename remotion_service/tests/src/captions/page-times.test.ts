import { expect, test } from "vitest";
import { pageTimes } from "../../../src/captions/page-times.ts";

const word = (start_ms: number, end_ms: number) => [{ start_ms, end_ms }];

test.each([
  ["stays through a short pause", [word(0, 1000), word(1500, 2000)], [0, 1500]],
  ["stays through 0.8 s of silence, which would only be a blink", [word(0, 1000), word(1799, 2500)], [0, 1799]],
  ["goes 0.4 s after its last word before a longer silence", [word(0, 1000), word(1801, 2500)], [0, 1400]],
  ["stays 0.7 s when it is a single short word", [word(0, 100), word(2000, 2500)], [0, 700]],
  ["gives way to the next page even while its word is still being said", [word(0, 1000), word(600, 2000)], [0, 600]],
])("a page %s", (_, pages, expected) => {
  const [first] = pageTimes(pages, 60_000);
  expect([first!.fromMs, first!.toMs]).toEqual(expected);
});

test("the last page goes with the clip when little of it is left", () => {
  expect(pageTimes([word(0, 1000)], 1700)).toEqual([{ fromMs: 0, toMs: 1700 }]);
  expect(pageTimes([word(0, 1000)], 1200)).toEqual([{ fromMs: 0, toMs: 1200 }]);
  expect(pageTimes([word(0, 1000)], 5000)).toEqual([{ fromMs: 0, toMs: 1400 }]);
});
