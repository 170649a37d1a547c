import { existsSync } from "node:fs";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { drawStyleSheet } from "../../server/browser/draw-style-sheet.ts";
import { ensureBundle } from "../../server/browser/ensure-bundle.ts";
import { openBrowser } from "../../server/browser/open-browser.ts";
import { readSettings } from "../../server/settings.ts";
import { decodePngs, differing, offBy, smallPng, type Picture } from "../support/pictures.ts";
import { goldenPages, grey, pageSize, popPages, reachingPages, type Page } from "./scenes.ts";

// One browser draws everything; it may have to wait for the bundle.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 120_000 });

const kept = (name: string): string => fileURLToPath(new URL(`pictures/${name}.png`, import.meta.url));

const goldens = goldenPages();
const pops = popPages();
const reaching = reachingPages();
const pages = [...goldens.map(([, page]) => page), ...pops, ...reaching];
let pngs: readonly Buffer[];
let pictures: readonly Picture[];

beforeAll(async () => {
  const { bundleDir, tools } = readSettings(process.env);
  const serveUrl = await ensureBundle(bundleDir);
  const { browser } = await openBrowser(tools.chromium);
  pngs = await drawStyleSheet(browser, { serveUrl, props: { pages }, ...pageSize });
  await browser.close({ silent: true });
  if (process.env["UPDATE_GOLDENS"] === "1") {
    await Promise.all(goldens.map(async ([name], index) => writeFile(kept(name), await smallPng(pngs[index]!))));
  }
  pictures = await decodePngs(pngs);
});

/** Browsers of other versions put the edges of letters a little differently. */
const tolerance = { level: 48, share: 0.002 };

describe("what styles look like", () => {
  let before: readonly (Picture | null)[];

  beforeAll(async () => {
    const found = goldens.map(([name]) => kept(name)).filter((path) => existsSync(path));
    const decoded = await decodePngs(await Promise.all(found.map((path) => readFile(path))));
    before = goldens.map(([name]) => decoded[found.indexOf(kept(name))] ?? null);
  });

  test.each(goldens.map(([name], index) => [name, index] as const))("%s", async (name, index) => {
    const share = before[index] ? differing(before[index], pictures[index]!, tolerance.level) : 1;
    if (share > tolerance.share) {
      const path = join(await mkdtemp(join(tmpdir(), "style-")), `${name}.png`);
      await writeFile(path, pngs[index]!);
      expect.fail(`${(100 * share).toFixed(2)} % of ${kept(name)} differ from ${path}`);
    }
  });
});

type Rows = readonly [from: number, to: number];

const isEmpty = (picture: Picture, x: number, [from, to]: Rows): boolean => {
  for (let y = from; y < to; y += 1) {
    if (offBy(picture, x, y, grey.channels) > 12) {
      return false;
    }
  }
  return true;
};

/** Widths of the gaps between drawn columns within some rows. */
const gaps = (picture: Picture, rows: Rows): number[] => {
  const filled = Array.from({ length: picture.width }, (_, x) => x).filter((x) => !isEmpty(picture, x, rows));
  return filled.flatMap((x, index) => (index > 0 ? [x - filled[index - 1]! - 1] : [])).filter((gap) => gap > 0);
};

test("a word that jumps never comes so close to its neighbours that they read as one", () => {
  for (const [index, { captions }] of pops.entries()) {
    const picture = pictures[goldens.length + index]!;
    for (const { plan, y } of captions) {
      // The third widest gap lies between letters.
      const [, second = 0, third = 0] = gaps(picture, [y, y + plan.strip.height]).toSorted((a, b) => b - a);
      expect.soft(second, `outline ${plan.style.stroke_px}`).toBeGreaterThanOrEqual(Math.max(2, 2 * third));
    }
  }
});

/** How much is drawn on the outermost pixels of the strip of a page's only caption. */
const atTheEdge = (picture: Picture, { captions }: Page): number => {
  const { plan, x, y } = captions[0]!;
  const { width, height } = plan.strip;
  const rows = Array.from({ length: width }, (_, each) => [0, height - 1].map((down) => [x + each, y + down]));
  const columns = Array.from({ length: height }, (_, each) => [0, width - 1].map((along) => [x + along, y + each]));
  const ring = [...rows, ...columns].flat() as [number, number][];
  return Math.max(...ring.map(([px, py]) => offBy(picture, px, py, grey.channels)));
};

test("no style draws past the strip that is cut out for it", () => {
  for (const [index, page] of reaching.entries()) {
    const picture = pictures[goldens.length + pops.length + index]!;
    expect.soft(atTheEdge(picture, page), `page ${index}`).toBeLessThan(6);
  }
});
