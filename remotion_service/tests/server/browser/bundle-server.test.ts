import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serveBundle, type BundleServer } from "../../../server/browser/bundle-server.ts";

let folder: string;
let server: BundleServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bundle-server-"));
  await mkdir(join(folder, "bundle"));
  await writeFile(join(folder, "secret.txt"), "secret");
  await writeFile(join(folder, "bundle", "index.html"), "<!doctype html>");
  await writeFile(join(folder, "bundle", "a.bundle.js"), "1");
  server = await serveBundle(join(folder, "bundle"));
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

test.each([
  ["/", "text/html"],
  ["/index.html?props=1", "text/html"],
  ["/a.bundle.js", "text/javascript"],
])("%s is sent as %s, to be kept", async (path, type) => {
  const answer = await fetch(server.url + path);
  expect(answer.headers.get("content-type")).toContain(type);
  expect(answer.headers.get("cache-control")).toContain("immutable");
});

test.each(["/secret.txt", "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "//", "/bundle"])(
  "%s is not there",
  async (path) => {
    expect((await fetch(server.url + path)).status).toBe(404);
  },
);
