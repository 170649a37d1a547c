import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import type { Patch } from "../../../src/atlas/patch.ts";
import type { Atlas } from "../../../server/media/atlas.ts";
import { captionGraph } from "../../../server/media/caption-graph.ts";
import { feedStrips } from "../../../server/media/caption-strips.ts";

const page = { width: 8, height: 4 };
const strip = { left: 0, top: 0, width: 4, height: 2 };
const bytes = (size: { width: number; height: number }): number => (size.width * size.height * 5) / 2;

/** Two pages; each brightness on them says where it lies. */
const pages = Buffer.concat(
  [0, 100].map((base) => {
    const picture = Buffer.alloc(bytes(page), 7);
    for (let pixel = 0; pixel < page.width * page.height; pixel += 1) {
      picture[pixel] = base + pixel;
    }
    return picture;
  }),
);

const patch = (state: number, fresh: boolean, part: Partial<Patch["strip"]>, at: Partial<Patch>): Patch => ({
  state,
  fresh,
  strip: { left: 0, top: 0, width: 2, height: 2, ...part },
  page: 0,
  left: 0,
  top: 0,
  ...at,
});

const patches = [
  patch(0, true, { width: 4 }, {}),
  patch(1, false, { left: 2 }, { left: 4 }),
  patch(2, false, {}, { left: 6 }),
  patch(3, true, {}, { page: 1, top: 2 }),
];

const atlas = (byFrame: (number | null)[]): Atlas => ({
  pattern: "",
  page,
  layout: { pages: 2, patches },
  strip,
  byFrame,
  topByFrame: byFrame.map(() => 0),
});

/** Brightness of the strips fed for frames that show these states. */
const fed = async (byFrame: (number | null)[]): Promise<number[][]> => {
  const folder = await mkdtemp(join(tmpdir(), "strips-"));
  try {
    await writeFile(join(folder, "pages"), pages);
    const stdin = new PassThrough();
    const chunks: Buffer[] = [];
    stdin.on("data", (chunk: Buffer) => chunks.push(Buffer.from(chunk)));
    await feedStrips(atlas(byFrame), join(folder, "pages"), stdin);
    const all = Buffer.concat(chunks);
    return Array.from({ length: all.length / bytes(strip) }, (_, index) => {
      const start = index * bytes(strip);
      return [...all.subarray(start, start + strip.width * strip.height)];
    });
  } finally {
    await rm(folder, { recursive: true });
  }
};

const first = [0, 1, 2, 3, 8, 9, 10, 11];
const second = [0, 1, 4, 5, 8, 9, 12, 13];
const third = [6, 7, 4, 5, 14, 15, 12, 13];
const other = [116, 117, 0, 0, 124, 125, 0, 0];
const nothing = Array<number>(8).fill(0);

test("every state is drawn upon the one before; a new page of captions begins on an empty strip", async () => {
  expect(await fed([0, 0, 1, 2, 2, 3])).toEqual([first, second, third, other]);
});

test("states that come back, and gaps without captions, are drawn as they should be", async () => {
  expect(await fed([0, 1, 2, 1, null, null, 2, 3])).toEqual([first, second, third, second, nothing, third, other]);
});

test("strips move with the place of their page, in the frame of the change", () => {
  const moving = { ...atlas([0, 0, null, 1, 1]), topByFrame: [60, 60, 60, 20, 20] };
  const graph = captionGraph(moving, { num: 25, den: 1 }, { base: "[b]", strips: "[s]", out: "" });
  expect(graph[1]).toContain("overlay=x=0:y='st(0,t*25/1+.5);if(lt(ld(0),3),60,20)'");
});

test("a strip comes up with the frame of its change", () => {
  const [times] = captionGraph(
    atlas([null, 0, 0, 1, null]),
    { num: 25, den: 1 },
    { base: "[b]", strips: "[s]", out: "" },
  );
  expect(times).toContain("setpts='if(lt(N,1),1,if(lt(N,2),3,4))'");
});
