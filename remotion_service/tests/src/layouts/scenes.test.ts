import { describe, expect, test } from "vitest";
import { fitBox } from "../../../src/layouts/fit-box.ts";
import { scenes, type Stage } from "../../../src/layouts/scenes.ts";
import { windowAt } from "../../../src/layouts/window-at.ts";
import type { Layout } from "../../../src/spec/layout.ts";
import { frameRate } from "../../../src/timing/frame-rate.ts";
import { still } from "../../support/spec.ts";

const stage = (fps: number, frames: number): Stage => ({
  pictureAspect: 16 / 9,
  width: 1080,
  height: 1920,
  rate: frameRate(fps),
  frames,
});

const single = (from_ms: number, to_ms: number): Layout => ({ kind: "single", from_ms, to_ms, panels: [still(0.5)] });

describe("scenes", () => {
  test("cover every frame once, whatever the rounding", () => {
    const layouts = [single(0, 333), single(333, 1001), single(1001, 1017), single(1017, 3003)];
    const cut = scenes(layouts, stage(29.97, 90));
    expect(cut[0]?.from).toBe(0);
    expect(cut.at(-1)?.to).toBe(90);
    for (const [index, scene] of cut.entries()) {
      expect(scene.to).toBeGreaterThan(scene.from);
      expect(scene.from).toBe(index === 0 ? 0 : cut[index - 1]!.to);
    }
  });

  test("a layout shorter than a frame vanishes", () => {
    expect(scenes([single(0, 1000), single(1000, 1005), single(1005, 2000)], stage(25, 50))).toHaveLength(2);
  });

  test("a resting camera has one window, a moving one has a window per frame", () => {
    const moving: Layout = {
      kind: "single",
      from_ms: 1000,
      to_ms: 2000,
      panels: [
        {
          mode: "keyframe",
          keyframes: [
            { time: 1, x: 0.3, y: 0.5, zoom: 1 },
            { time: 2, x: 0.7, y: 0.5, zoom: 1 },
          ],
        },
      ],
    };
    const [rest, move] = scenes([single(0, 1000), moving], stage(25, 50));
    expect(rest?.panels[0]?.windows).toHaveLength(1);
    expect(move?.panels[0]?.windows).toHaveLength(25);
    const panel = move!.panels[0]!;
    expect(windowAt(panel, 0).x + windowAt(panel, 0).width / 2).toBeCloseTo(0.3);
    expect(windowAt(panel, 24).x).toBeGreaterThan(windowAt(panel, 23).x);
  });

  test("split panels lie above each other and keep their own shape", () => {
    const layout: Layout = { kind: "split", from_ms: 0, to_ms: 1000, panels: [still(0.25), still(0.75)] };
    const panels = scenes([layout], stage(25, 25))[0]!.panels;
    expect(panels.map((panel) => panel.box.y)).toEqual([0, 960]);
    const window = panels[1]!.windows[0]!;
    expect((window.width * 16) / 9 / window.height).toBeCloseTo(1080 / 960);
  });
});

describe("fitBox", () => {
  test("a wide picture fills the width, a narrow one the height", () => {
    expect(fitBox(16 / 9, 1080, 1920)).toEqual({ x: 0, y: 656, width: 1080, height: 608 });
    expect(fitBox(0.5, 1080, 1920)).toEqual({ x: 60, y: 0, width: 960, height: 1920 });
  });
});
