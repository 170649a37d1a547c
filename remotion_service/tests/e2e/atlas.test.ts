import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ensureBundle } from "../../server/browser/ensure-bundle.ts";
import { openBrowser, type OpenBrowser } from "../../server/browser/open-browser.ts";
import { renderAtlas } from "../../server/browser/render-atlas.ts";
import { decodeAtlas, feedStrips } from "../../server/media/caption-strips.ts";
import { planesBytes } from "../../server/media/planes.ts";
import { renderPlan, type PlannedCaptions } from "../../server/render/render-plan.ts";
import { readSettings } from "../../server/settings.ts";
import { measureText } from "../../server/text/measure-with-fontkit.ts";
import { captionStyle, type CaptionStyle } from "../../src/spec/caption-style.ts";
import { makeSpec } from "../support/spec.ts";
import { say } from "../support/words.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const { bundleDir, tools } = readSettings(process.env);
const { signal } = new AbortController();
const scratch = join(process.env["TMPDIR"] ?? "/tmp", `atlas-test-${process.pid}`);
let opened: OpenBrowser;
let serveUrl: string;

beforeAll(async () => {
  serveUrl = await ensureBundle(bundleDir);
  opened = await openBrowser(tools.chromium);
});

afterAll(async () => {
  await opened.browser.close({ silent: true });
  await rm(scratch, { recursive: true, force: true });
});

const planned = (style: Partial<CaptionStyle>): PlannedCaptions => {
  const captions = { style: captionStyle.parse(style), words: say("Ёж щёлкнул, и 5 ₽ нет!", 0, 320) };
  const output = { width: 540, height: 960 };
  return renderPlan(makeSpec({ captions, output, to_ms: 2000 }), measureText, null).captions!;
};

/** The strip of every frame, as it is laid over the film. */
const strips = async ({ plan, timeline }: PlannedCaptions, name: string): Promise<Buffer[]> => {
  const folder = join(scratch, name);
  await mkdir(folder, { recursive: true });
  const onProgress = (): void => undefined;
  const job = { serveUrl, plan, timeline, fps: 25, scratch: folder, signal, onProgress };
  const atlas = await renderAtlas(opened.browser, job);
  const decoded = await decodeAtlas(atlas, { ffmpeg: tools.ffmpeg, scratch: folder, signal, timeoutMs: 20_000 });
  const stdin = new PassThrough();
  const chunks: Buffer[] = [];
  stdin.on("data", (chunk: Buffer) => chunks.push(Buffer.from(chunk)));
  await feedStrips(atlas, decoded, stdin);
  const all = Buffer.concat(chunks);
  const size = planesBytes(plan.strip);
  return Array.from({ length: all.length / size }, (_, index) => all.subarray(index * size, (index + 1) * size));
};

/** The same captions with every state on a page of its own, so that each is drawn whole. */
const drawnWhole = ({ plan, timeline }: PlannedCaptions): PlannedCaptions => ({
  plan: { ...plan, pages: timeline.states.map(({ page }) => plan.pages[page]!) },
  timeline: { ...timeline, states: timeline.states.map((state, index) => ({ ...state, page: index })) },
});

/** Opacity, and brightness as far as it shows. A strip starts with its brightness and ends with its opacity. */
const looks = (strip: Buffer): [number[], number[]] => {
  const pixels = (strip.length * 2) / 5;
  const opacity = [...strip.subarray(strip.length - pixels)];
  return [opacity, opacity.map((each, at) => (each * strip[at]!) / 255)];
};

/**
 * The largest difference between two strips in the mean of four by four pixels: the browser smooths edges a little
 * differently from place to place, but leaves no part away.
 */
const largestDifference = (one: Buffer, other: Buffer, width: number): number => {
  const [first, second] = [looks(one), looks(other)];
  let most = 0;
  for (const [plane, values] of first.entries()) {
    const blocks = new Map<number, number>();
    for (const [at, value] of values.entries()) {
      const block = Math.floor((at % width) / 4) + width * Math.floor(at / width / 4);
      blocks.set(block, (blocks.get(block) ?? 0) + value - second[plane]![at]!);
    }
    most = Math.max(most, ...[...blocks.values()].map((sum) => Math.abs(sum) / 16));
  }
  return most;
};

const styles: readonly Partial<CaptionStyle>[] = [
  {
    highlight_style: "karaoke",
    word_entrance: "rise",
    shadow: { color: "#000000cc", offset_x_px: 4, offset_y_px: 8, blur_px: 20 },
  },
  { highlight_style: "bounce", word_entrance: "fade", highlight_rotation_deg: -6 },
  {
    highlight_style: "glow_pulse",
    transition: "zoom_in",
    box: { color: "#00000099", radius_px: 20, padding_x_px: 20, padding_y_px: 10 },
  },
  { highlight_style: "underline", word_entrance: "pop", transition: "slide" },
  { highlight_style: "pop_in", transition: "drop_in", font_family: "Caveat", font_weight: 700 },
];

test.each(styles)("only what changes is drawn, and $highlight_style looks as if all was", async (style) => {
  const captions = planned(style);
  const [parts, whole] = [await strips(captions, "parts"), await strips(drawnWhole(captions), "whole")];
  expect(parts).toHaveLength(whole.length);
  for (const [index, part] of parts.entries()) {
    expect(largestDifference(part, whole[index]!, captions.plan.strip.width), `change ${index}`).toBeLessThan(10);
  }
});
