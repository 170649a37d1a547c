import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseRange, serveMedia, type MediaServer } from "../../../server/browser/media-server.ts";

describe("parseRange", () => {
  test.each([
    ["bytes=0-3", { start: 0, end: 3 }],
    ["bytes=6-", { start: 6, end: 9 }],
    ["bytes=-4", { start: 6, end: 9 }],
    ["bytes=-40", { start: 0, end: 9 }],
    ["bytes=8-99", { start: 8, end: 9 }],
    ["bytes=10-", null],
    ["bytes=5-4", null],
    ["bytes=-", null],
    ["lines=1-2", null],
  ])("%s of 10 bytes", (header, range) => {
    expect(parseRange(header, 10)).toEqual(range);
  });
});

describe("the media server", () => {
  let folder: string;
  let media: MediaServer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "media-server-"));
    await writeFile(join(folder, "source"), "0123456789");
    media = await serveMedia(join(folder, "source"));
  });

  afterAll(async () => {
    await media.close();
    await rm(folder, { recursive: true });
  });

  test("serves ranges to pages of any origin", async () => {
    const answer = await fetch(media.url, { headers: { Range: "bytes=2-4" } });
    expect(answer.status).toBe(206);
    expect(await answer.text()).toBe("234");
    expect(answer.headers.get("content-range")).toBe("bytes 2-4/10");
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  });

  test("knows no other address", async () => {
    expect((await fetch(new URL("/", media.url))).status).toBe(404);
    expect((await fetch(`${media.url}x`)).status).toBe(404);
  });

  test("refuses a range past the end", async () => {
    expect((await fetch(media.url, { headers: { Range: "bytes=10-" } })).status).toBe(416);
  });
});
