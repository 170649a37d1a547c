import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fileStorage } from "../../../server/storage/file-storage.ts";
import type { Storage } from "../../../server/storage/storage.ts";

const signal = new AbortController().signal;
let folder: string;
let root: string;
let storage: Storage;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "file-storage-"));
  root = join(folder, "root");
  storage = await fileStorage(root);
  await writeFile(join(folder, "secret.mp4"), "secret");
  await writeFile(join(folder, "made.mp4"), "new");
});

afterEach(() => rm(folder, { recursive: true }));

describe("reading", () => {
  test("gives the path of a file by its key", async () => {
    await mkdir(join(root, "a"));
    await writeFile(join(root, "a", "b.mp4"), "film");
    expect(await readFile(await storage.fetch("a/b.mp4", "", signal), "utf8")).toBe("film");
    expect(await storage.version("a/b.mp4", signal)).not.toBeNull();
  });

  test.each(["missing.mp4", "../secret.mp4", "/etc/passwd", "a/../../secret.mp4", ""])("refuses %j", async (key) => {
    await expect(storage.fetch(key, "", signal)).rejects.toMatchObject({ code: "source_missing" });
    expect(await storage.version(key, signal)).toBeNull();
    expect(await storage.read(key, signal)).toBeNull();
  });

  test("refuses a link that leads outside, a link inside is fine", async () => {
    await symlink(join(folder, "secret.mp4"), join(root, "out.mp4"));
    await expect(storage.fetch("out.mp4", "", signal)).rejects.toMatchObject({ code: "source_missing" });
    await writeFile(join(root, "real.mp4"), "film");
    await symlink(join(root, "real.mp4"), join(root, "in.mp4"));
    expect(await readFile(await storage.fetch("in.mp4", "", signal), "utf8")).toBe("film");
  });

  test("refuses a folder", async () => {
    await mkdir(join(root, "a"));
    await expect(storage.fetch("a", "", signal)).rejects.toMatchObject({ code: "source_missing" });
  });
});

describe("writing", () => {
  const publish = (key: string): Promise<void> => storage.publish(join(folder, "made.mp4"), key, "video/mp4", signal);

  test("replaces the old file and leaves nothing else behind", async () => {
    await mkdir(join(root, "out"));
    await writeFile(join(root, "out", "short.mp4"), "old");
    await publish("out/short.mp4");
    expect(await readFile(join(root, "out", "short.mp4"), "utf8")).toBe("new");
    expect(await readdir(join(root, "out"))).toEqual(["short.mp4"]);
  });

  test("does not follow a linked folder out of the storage", async () => {
    await mkdir(join(folder, "elsewhere"));
    await symlink(join(folder, "elsewhere"), join(root, "out"));
    await expect(publish("out/deep/short.mp4")).rejects.toMatchObject({ code: "source_missing" });
    expect(await readdir(join(folder, "elsewhere"))).toEqual([]);
  });

  test("does not write through a link in the place of the result", async () => {
    await symlink(join(folder, "secret.mp4"), join(root, "short.mp4"));
    await publish("short.mp4");
    expect(await readFile(join(folder, "secret.mp4"), "utf8")).toBe("secret");
  });

  test("a cancelled render leaves the old file alone", async () => {
    await writeFile(join(root, "short.mp4"), "old");
    const cancelled = AbortSignal.abort(new Error("cancelled"));
    const late = storage.publish(join(folder, "made.mp4"), "short.mp4", "video/mp4", cancelled);
    await expect(late).rejects.toThrow("cancelled");
    expect(await readFile(join(root, "short.mp4"), "utf8")).toBe("old");
    expect(await readdir(root)).toEqual(["short.mp4"]);
  });

  test("a missing result is the storage's failure, to be tried again", async () => {
    await expect(storage.publish(join(folder, "none"), "a.mp4", "video/mp4", signal)).rejects.toMatchObject({
      code: "storage_failed",
      retryable: true,
    });
  });
});

describe("copies and marks", () => {
  test("a copy has the content and is an object of its own", async () => {
    await writeFile(join(root, "one.mp4"), "film");
    await storage.copy("one.mp4", "b/two.mp4", signal);
    await rm(join(root, "one.mp4"));
    expect(await readFile(join(root, "b", "two.mp4"), "utf8")).toBe("film");
    await expect(storage.copy("one.mp4", "c.mp4", signal)).rejects.toMatchObject({ code: "source_missing" });
    await expect(storage.copy("b/two.mp4", "../c.mp4", signal)).rejects.toMatchObject({ code: "source_missing" });
  });

  test("the mark of an object changes with it", async () => {
    await storage.write("a.json", "[1]", signal);
    const before = await storage.version("a.json", signal);
    expect(await storage.version("a.json", signal)).toBe(before);
    await storage.write("a.json", "[2]", signal);
    expect(await storage.version("a.json", signal)).not.toBe(before);
    expect(await storage.read("a.json", signal)).toBe("[2]");
  });
});
