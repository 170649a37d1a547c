import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { descendants } from "../support/processes.ts";

const packageRoot = fileURLToPath(new URL("../..", import.meta.url));

let folder: string;
let child: ChildProcess;

const start = (variables: Record<string, string>): ChildProcess => {
  child = spawn("npm", ["start"], {
    cwd: packageRoot,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      PORT: "0",
      REMOTION_SERVICE_TOKEN: "",
      STORAGE_URL: pathToFileURL(join(folder, "objects")).href,
      SCRATCH_DIR: join(folder, "scratch"),
      ...variables,
    },
  });
  return child;
};

const event = async (name: string): Promise<Record<string, unknown>> => {
  for await (const line of createInterface({ input: child.stdout! })) {
    if (line.startsWith("{")) {
      const entry = JSON.parse(line) as Record<string, unknown>;
      if (entry["event"] === name) {
        return entry;
      }
    }
  }
  throw new Error(`the service ended without "${name}"`);
};

const exit = (): Promise<number | null> => new Promise((resolve) => child.once("exit", resolve));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "render-process-"));
});

afterEach(async () => {
  child.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

test("says where it listens, becomes ready and leaves nothing behind when it is told to end", async () => {
  start({});
  const { port } = await event("listening");
  const health = async (): Promise<number> => (await fetch(`http://127.0.0.1:${String(port)}/health`)).status;
  await expect.poll(health, { timeout: 60_000 }).toBe(200);
  const family = descendants(child.pid!);
  expect(family.map(({ name }) => name)).toContainEqual(expect.stringMatching(/chrom|headless/));
  const ended = exit();
  child.kill("SIGTERM");
  await ended;
  await expect
    .poll(() => family.filter(({ pid }) => descendants(process.pid).some((each) => each.pid === pid)))
    .toEqual([]);
  await expect.poll(() => readdir(join(folder, "scratch", "render")), { timeout: 10_000 }).toEqual([]);
}, 90_000);

test("refuses to serve strangers without a token", async () => {
  start({ HOST: "0.0.0.0" });
  expect(String((await event("start_failed"))["reason"])).toContain("REMOTION_SERVICE_TOKEN");
  expect(await exit()).toBe(2);
}, 30_000);

test("refuses malformed settings by name", async () => {
  start({ RENDER_CONCURRENCY: "many" });
  expect(String((await event("start_failed"))["reason"])).toContain("RENDER_CONCURRENCY");
}, 30_000);
