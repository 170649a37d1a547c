import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStorage } from "../../../server/storage/open-storage.ts";
import { SourceCache } from "../../../server/storage/source-cache.ts";
import type { Storage } from "../../../server/storage/storage.ts";
import { startS3, type S3Server } from "../../support/s3-server.ts";

const signal = new AbortController().signal;
const job = (): Promise<string> => mkdtemp(join(scratch, "job-"));
let s3: S3Server;
let storage: Storage;
let scratch: string;

beforeAll(async () => {
  s3 = await startS3();
  scratch = await mkdtemp(join(tmpdir(), "s3-storage-"));
  const access = { endpoint: s3.url, region: "us-east-1", accessKeyId: "key", secretAccessKey: "secret" };
  storage = await openStorage("s3://shorts/prod/", access, new SourceCache(join(scratch, "cache"), 1e9));
});

afterAll(async () => {
  await s3.close();
  await rm(scratch, { recursive: true });
});

test("downloads to the scratch folder, below the prefix", async () => {
  s3.objects.set("shorts/prod/a/source.mp4", Buffer.from("film"));
  expect(await readFile(await storage.fetch("a/source.mp4", await job(), signal), "utf8")).toBe("film");
});

test("uploads whole files byte for byte", async () => {
  const bytes = Buffer.alloc(3_000_000, "0123456789");
  await writeFile(join(scratch, "made.mp4"), bytes);
  await storage.publish(join(scratch, "made.mp4"), "a/short.mp4", "video/mp4", signal);
  expect(s3.objects.get("shorts/prod/a/short.mp4")?.equals(bytes)).toBe(true);
});

test("tells a missing object from a broken store", async () => {
  await expect(storage.fetch("none.mp4", scratch, signal)).rejects.toMatchObject({ code: "source_missing" });
  expect(await storage.version("none.mp4", signal)).toBeNull();
  expect(await storage.read("none.json", signal)).toBeNull();
  await expect(storage.copy("none.mp4", "b.mp4", signal)).rejects.toMatchObject({ code: "source_missing" });
  s3.broken.add("shorts/prod/bad.mp4");
  await expect(storage.fetch("bad.mp4", scratch, signal)).rejects.toMatchObject({ code: "storage_failed" });
  await expect(storage.read("bad.mp4", signal)).rejects.toMatchObject({ code: "storage_failed" });
});

test("a source that was fetched lately is not downloaded again, unless it changed", async () => {
  const [key, path] = ["a/long.mp4", "shorts/prod/a/long.mp4"];
  s3.objects.set(path, Buffer.from("first"));
  const fetched = async (): Promise<string> => readFile(await storage.fetch(key, await job(), signal), "utf8");
  expect([await fetched(), await fetched()]).toEqual(["first", "first"]);
  expect(s3.downloads.filter((each) => each === path)).toHaveLength(1);
  s3.objects.set(path, Buffer.from("second"));
  expect(await fetched()).toBe("second");
});

test("copies an object, and keeps small texts", async () => {
  s3.objects.set("shorts/prod/a/one.mp4", Buffer.from("film"));
  await storage.copy("a/one.mp4", "b/two.mp4", signal);
  expect(s3.objects.get("shorts/prod/b/two.mp4")?.toString()).toBe("film");
  expect(await storage.version("b/two.mp4", signal)).toBe(await storage.version("a/one.mp4", signal));
  await storage.write("a/note.json", "{}", signal);
  expect(await storage.read("a/note.json", signal)).toBe("{}");
});

test("stops at once when cancelled", async () => {
  const reason = new Error("cancelled");
  await expect(storage.fetch("a/source.mp4", scratch, AbortSignal.abort(reason))).rejects.toBe(reason);
});

test("stops at once when cancelled in the middle of a transfer", async () => {
  await writeFile(join(scratch, "big.mp4"), Buffer.alloc(1_000_000));
  for (const key of ["slow-in.mp4", "slow-out.mp4"]) {
    s3.silent.add(`shorts/prod/${key}`);
  }
  const stop = new AbortController();
  const fetching = storage.fetch("slow-in.mp4", await job(), stop.signal);
  const storing = storage.publish(join(scratch, "big.mp4"), "slow-out.mp4", "video/mp4", stop.signal);
  const ended = Promise.allSettled([fetching, storing]);
  setTimeout(() => {
    stop.abort(new Error("cancelled"));
  }, 100);
  for (const end of await ended) {
    expect(end).toMatchObject({ status: "rejected", reason: stop.signal.reason as Error });
  }
});

test("refuses other addresses", async () => {
  const access = { endpoint: undefined, region: "", accessKeyId: undefined, secretAccessKey: undefined };
  await expect(openStorage("https://example.org/", access, new SourceCache(scratch, 0))).rejects.toThrow("STORAGE_URL");
});
