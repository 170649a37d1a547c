import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { progressWidth } from "../../../src/overlays/plan-progress-bar.ts";
import { overlayGraph, type OverlayJob } from "../../../server/media/overlay-graph.ts";

const rate = { num: 30_000, den: 1001 };
const pads = { base: "[picture]", out: "[base]", firstInput: 2 };

const job: OverlayJob = {
  progressBar: { color: "#ff000080", top: 0, width: 1080, height: 10, frames: 60 },
  watermark: { path: "mark.png", box: { x: 60, y: 220, width: 200, height: 100 } },
  hook: {
    pattern: "hook-%d.png",
    box: { x: 100, y: 300, width: 800, height: 300 },
    plan: {
      lines: ["Привет"],
      font: { family: "Rubik", weight: 800, sizePx: 72 },
      color: "#000000",
      background: "#ffffff",
      card: { x: 150, y: 350, width: 700, height: 200 },
      from: 3,
      to: 50,
      enter: 9,
      leave: 6,
    },
  },
};

test("the progress bar lies lowest and the hook on top", () => {
  const { chains } = overlayGraph(job, rate, pads);
  const order = chains.filter((chain) => chain.includes("]overlay="));
  expect(order[0]).toMatch(/^\[picture\].*overlay=x=/);
  expect(order[1]).toContain("overlay=60:220");
  expect(order[2]).toMatch(/overlay=100:300:enable=.*\[base\]$/);
});

test("every image is an input of its own, numbered from where the graph was told", () => {
  const { chains, inputs, inputCount } = overlayGraph(job, rate, pads);
  expect(inputs.filter((option) => option === "-i")).toHaveLength(inputCount);
  expect(chains.join(";")).toContain("[2:v]");
  expect(chains.join(";")).toContain("[3:v]");
  expect(chains.join(";")).not.toContain("[4:v]scale");
});

test("nothing is laid over when there is nothing", () => {
  const none = { progressBar: null, watermark: null, hook: null };
  expect(overlayGraph(none, rate, pads)).toEqual({ chains: [], inputs: [], inputCount: 0 });
});

test("the progress bar is as long in every frame as the browser draws it", async () => {
  const bar = { color: "#ffffff", top: 0, width: 64, height: 2, frames: 16 };
  const { chains } = overlayGraph({ progressBar: bar, watermark: null, hook: null }, rate, { ...pads, out: "" });
  const graph = `color=black:s=64x2:r=${rate.num}/${rate.den},format=yuv420p[picture];${chains.join(";")}`;
  const args = ["-v", "error", "-filter_complex", graph, "-frames:v", "16", "-pix_fmt", "gray", "-f", "rawvideo", "-"];
  const { stdout } = await promisify(execFile)("ffmpeg", args, { encoding: "buffer" });
  const drawn = Array.from({ length: 16 }, (_, frame) =>
    stdout.subarray(frame * 128, frame * 128 + 64).reduce((lit, pixel) => lit + Number(pixel > 128), 0),
  );
  expect(drawn).toEqual(Array.from({ length: 16 }, (_, frame) => progressWidth(bar, frame)));
});
