import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { TestService } from "../support/service.ts";
import { addSmallSource, smallSpec } from "../support/small.ts";

// Real renders on a machine that may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let service: TestService;

const jobFolders = async (): Promise<string[]> => {
  const [own] = await readdir(join(service.folder, "scratch", "render"));
  return (await readdir(join(service.folder, "scratch", "render", own!))).filter((name) => name !== "tmp");
};

/** Long and large enough to be encoded for a while. */
const large = (id: string, to_ms: number) => smallSpec(id, { to_ms, output: { width: 1080, height: 1920 } });

beforeAll(async () => {
  service = await TestService.start({ RENDER_CONCURRENCY: "1", X264_PRESET: "slow" });
  await addSmallSource(service);
});

afterAll(() => service.close());

test("while one encodes, the next is drawn, and either can be stopped without the other noticing", async () => {
  for (const [index, id] of ["a", "b", "c"].entries()) {
    await service.submit(large(id, 3000 + 40 * index));
  }
  await service.until("b", (view) => view.state === "running");
  expect(await service.view("a")).toMatchObject({ state: "running", stage: "encoding" });
  expect(await service.view("c")).toMatchObject({ state: "queued", position: 1 });
  expect((await service.health()).queue).toMatchObject({ concurrency: 1, running: 2, encoding: 1, waiting: 1 });
  expect(await jobFolders()).toHaveLength(2);

  await service.cancel("b");
  await service.until("c", (view) => view.state === "running");
  expect(await service.view("a")).toMatchObject({ state: "running", stage: "encoding" });
  await service.cancel("a");
  await service.until("c", (view) => view.stage === "encoding");
  await service.cancel("c");
  await expect.poll(jobFolders, { interval: 20 }).toEqual([]);
});

test("a batch is drawn by one browser and comes out whole", async () => {
  const ids = ["k", "l", "m", "n"];
  await Promise.all(ids.map((id, index) => service.render(smallSpec(id, { to_ms: 1000 + 40 * index }))));
  expect((await service.health()).browser).toMatchObject({ opened: 1, crashed: 0 });
  expect(await jobFolders()).toEqual([]);
});
