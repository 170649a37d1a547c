import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { SourceCache } from "../../../server/storage/source-cache.ts";

const never = new AbortController().signal;
let folder: string;
let kept: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "source-cache-"));
  kept = join(folder, "kept");
});

afterEach(() => rm(folder, { recursive: true }));

const text = (content: string) => (path: string) => writeFile(path, content);
const out = (name: string): string => join(folder, name);

test("one download serves all who ask at the same time", async () => {
  const cache = new SourceCache(kept, 100);
  let downloads = 0;
  const download = async (path: string): Promise<void> => {
    downloads += 1;
    await writeFile(path, "film");
  };
  await Promise.all(["a", "b", "c"].map((name) => cache.link("x", out(name), never, download)));
  expect(downloads).toBe(1);
  expect(await readFile(out("c"), "utf8")).toBe("film");
});

test("the least recently used goes first, and who reads it keeps it", async () => {
  const cache = new SourceCache(kept, 8);
  await cache.link("old", out("old"), never, text("1111"));
  await cache.link("used", out("used"), never, text("2222"));
  await cache.link("old", out("again"), never, text("never"));
  await cache.link("new", out("new"), never, text("3333"));
  expect(await readdir(kept)).toHaveLength(2);
  expect(await readFile(out("used"), "utf8")).toBe("2222");
  await cache.link("old", out("still"), never, text("never"));
  expect(await readFile(out("still"), "utf8")).toBe("1111");
});

test("who leaves does not stop the download for others; when all have left it stops", async () => {
  const cache = new SourceCache(kept, 100);
  let finish = (): void => undefined;
  let stopped: AbortSignal | undefined;
  const slow = async (path: string, signal: AbortSignal): Promise<void> => {
    stopped = signal;
    await new Promise<void>((resolve, reject) => {
      finish = resolve;
      signal.addEventListener("abort", () => {
        reject(signal.reason as Error);
      });
    });
    await writeFile(path, "film");
  };
  const [one, other] = [new AbortController(), new AbortController()];
  const first = cache.link("x", out("first"), one.signal, slow);
  const second = cache.link("x", out("second"), other.signal, slow);
  await expect.poll(() => stopped).toBeDefined();
  one.abort(new Error("gone"));
  await expect(first).rejects.toThrow("gone");
  expect(stopped!.aborted).toBe(false);
  finish();
  await second;
  const last = new AbortController();
  stopped = undefined;
  const third = cache.link("y", out("third"), last.signal, slow);
  await expect.poll(() => stopped).toBeDefined();
  last.abort(new Error("gone too"));
  await expect(third).rejects.toThrow("gone too");
  expect(stopped!.aborted).toBe(true);
  await expect.poll(() => readdir(kept)).toHaveLength(1);
});

test("a failed download is tried anew by the next who asks", async () => {
  const cache = new SourceCache(kept, 100);
  const broken = cache.link("x", out("a"), never, () => Promise.reject(new Error("no network")));
  await expect(broken).rejects.toThrow("no network");
  await cache.link("x", out("a"), never, text("film"));
  expect(await readFile(out("a"), "utf8")).toBe("film");
});
