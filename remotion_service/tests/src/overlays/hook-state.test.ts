import { expect, test } from "vitest";
import { hookFirstFrames, hookPose, hookState } from "../../../src/overlays/hook-state.ts";
import type { HookPlan } from "../../../src/overlays/overlay-plan.ts";

const plan = (times: Pick<HookPlan, "from" | "to" | "enter" | "leave">): HookPlan => ({
  lines: ["а"],
  font: { family: "Rubik", weight: 800, sizePx: 72 },
  color: "#000000",
  background: "#ffffff",
  card: { x: 0, y: 0, width: 100, height: 100 },
  ...times,
});

test.each([
  { from: 5, to: 30, enter: 4, leave: 3 },
  { from: 0, to: 3, enter: 1, leave: 1 },
  { from: 0, to: 1, enter: 0, leave: 0 },
  { from: 2, to: 20, enter: 6, leave: 0 },
])("every picture of %o shows once, in order, from its first frame on", (times) => {
  const hook = plan(times);
  const shown = Array.from({ length: 40 }, (_, frame) => hookState(hook, frame));
  const firsts = hookFirstFrames(hook);
  expect(shown.findIndex((state) => state !== null)).toBe(times.from);
  expect(shown.findLastIndex((state) => state !== null)).toBe(times.to - 1);
  expect(firsts.map((frame) => shown[frame])).toEqual(firsts.map((_, state) => state));
  expect(firsts).toEqual([...firsts].sort((one, other) => one - other));
});

test("the card rests at full size, and is seen from its first frame on", () => {
  const hook = plan({ from: 0, to: 90, enter: 10, leave: 7 });
  expect(hookPose(hook, 10)).toMatchObject({ opacity: 1, scale: 1 });
  expect(hookPose(hook, 0).opacity).toBeGreaterThan(0.1);
  expect(hookPose(hook, 17).opacity).toBeLessThan(0.2);
});
