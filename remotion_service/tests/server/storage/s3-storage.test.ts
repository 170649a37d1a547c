import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStorage } from "../../../server/storage/open-storage.ts";
import type { Storage } from "../../../server/storage/storage.ts";
import { startS3, type S3Server } from "../../support/s3-server.ts";

const signal = new AbortController().signal;
let s3: S3Server;
let storage: Storage;
let scratch: string;

beforeAll(async () => {
  s3 = await startS3();
  scratch = await mkdtemp(join(tmpdir(), "s3-storage-"));
  storage = await openStorage("s3://shorts/prod/", {
    endpoint: s3.url,
    region: "us-east-1",
    accessKeyId: "key",
    secretAccessKey: "secret",
  });
});

afterAll(async () => {
  await s3.close();
  await rm(scratch, { recursive: true });
});

test("downloads to the scratch folder, below the prefix", async () => {
  s3.objects.set("shorts/prod/a/source.mp4", Buffer.from("film"));
  expect(await readFile(await storage.fetch("a/source.mp4", scratch, signal), "utf8")).toBe("film");
});

test("uploads whole files byte for byte", async () => {
  const bytes = Buffer.alloc(3_000_000, "0123456789");
  await writeFile(join(scratch, "made.mp4"), bytes);
  await storage.publish(join(scratch, "made.mp4"), "a/short.mp4", "video/mp4", signal);
  expect(s3.objects.get("shorts/prod/a/short.mp4")?.equals(bytes)).toBe(true);
  expect(await storage.exists("a/short.mp4")).toBe(true);
});

test("tells a missing object from a broken store", async () => {
  await expect(storage.fetch("none.mp4", scratch, signal)).rejects.toMatchObject({ code: "source_missing" });
  expect(await storage.exists("none.mp4")).toBe(false);
  s3.broken.add("shorts/prod/bad.mp4");
  await expect(storage.fetch("bad.mp4", scratch, signal)).rejects.toMatchObject({ code: "storage_failed" });
});

test("stops at once when cancelled", async () => {
  const reason = new Error("cancelled");
  await expect(storage.fetch("a/source.mp4", scratch, AbortSignal.abort(reason))).rejects.toBe(reason);
});

test("refuses other addresses", async () => {
  const access = { endpoint: undefined, region: "", accessKeyId: undefined, secretAccessKey: undefined };
  await expect(openStorage("https://example.org/", access)).rejects.toThrow("STORAGE_URL");
});
