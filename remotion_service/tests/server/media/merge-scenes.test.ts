import { expect, test } from "vitest";
import { mergeScenes } from "../../../server/media/merge-scenes.ts";
import { scenes } from "../../../src/layouts/scenes.ts";
import { windowAt } from "../../../src/layouts/window-at.ts";
import type { Layout } from "../../../src/spec/layout.ts";
import { frameRate } from "../../../src/timing/frame-rate.ts";
import { still } from "../../support/spec.ts";

const cut = (...layouts: Pick<Layout, "kind" | "panels">[]) =>
  scenes(
    layouts.map((layout, index) => ({ ...layout, from_ms: index * 400, to_ms: (index + 1) * 400 })),
    { pictureAspect: 16 / 9, width: 1080, height: 1920, rate: frameRate(25), frames: layouts.length * 10 },
  );

test("cuts between faces become one scene whose camera jumps on the same frames", () => {
  const apart = cut(
    { kind: "single", panels: [still(0.3)] },
    { kind: "single", panels: [still(0.7)] },
    { kind: "single", panels: [still(0.3)] },
  );
  const [together, ...more] = mergeScenes(apart);
  expect(more).toEqual([]);
  expect(together).toMatchObject({ from: 0, to: 30 });
  for (const scene of apart) {
    for (let frame = scene.from; frame < scene.to; frame += 1) {
      expect(windowAt(together!.panels[0]!, frame)).toEqual(windowAt(scene.panels[0]!, frame - scene.from));
    }
  }
});

test("another zoom or another kind stays a scene of its own", () => {
  const apart = cut(
    { kind: "single", panels: [still(0.3)] },
    { kind: "single", panels: [still(0.3, 0.5, 1.2)] },
    { kind: "split", panels: [still(0.3), still(0.7)] },
    { kind: "split", panels: [still(0.3), still(0.6)] },
    { kind: "fit", panels: [] },
    { kind: "fit", panels: [] },
  );
  expect(mergeScenes(apart).map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ["single", 0, 10],
    ["single", 10, 20],
    ["split", 20, 40],
    ["fit", 40, 60],
  ]);
});
