import { expect, test } from "vitest";
import { scenes } from "../../../src/layouts/scenes.ts";
import { shots } from "../../../src/layouts/shots.ts";
import type { Layout } from "../../../src/spec/layout.ts";
import { frameRate } from "../../../src/timing/frame-rate.ts";
import { still } from "../../support/spec.ts";

const rate = frameRate(25);
const moving: Layout = {
  kind: "single",
  from_ms: 400,
  to_ms: 1200,
  panels: [
    {
      mode: "keyframe",
      keyframes: [
        { time: 0.4, x: 0.3, y: 0.5, zoom: 1 },
        { time: 1.2, x: 0.7, y: 0.5, zoom: 1 },
      ],
    },
  ],
};
const layouts: Layout[] = [{ kind: "single", from_ms: 0, to_ms: 400, panels: [still(0.5)] }, moving];
const cut = scenes(layouts, { pictureAspect: 16 / 9, width: 1080, height: 1920, rate, frames: 30 });

test("a source without jumps leaves scenes as they are", () => {
  const all = shots(cut, [{ from: 0, to: 30, start: 0 }]);
  expect(all.map(({ scene }) => scene)).toEqual(cut);
  expect(all.map(({ start }) => start)).toEqual([0, 10]);
});

test("a jump inside a scene makes two shots of it, and the camera goes on where it was", () => {
  const all = shots(cut, [
    { from: 0, to: 6, start: 0 },
    { from: 6, to: 20, start: 16 },
    { from: 20, to: 30, start: 45 },
  ]);
  expect(all.map(({ scene, start }) => [scene.from, scene.to, start])).toEqual([
    [0, 6, 0],
    [6, 10, 16],
    [10, 20, 20],
    [20, 30, 45],
  ]);
  const windows = all.slice(2).flatMap(({ scene }) => scene.panels[0]!.windows);
  expect(windows).toEqual(cut[1]!.panels[0]!.windows);
});
