import { copyFile, readFile, rm } from "node:fs/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { RenderSpec } from "../../src/spec/render-spec.ts";
import { captionStyle } from "../../src/spec/caption-style.ts";
import { TestService } from "../support/service.ts";
import { addSmallSource, smallSpec } from "../support/small.ts";

// Real renders on a machine that may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let service: TestService;

/** How a request was answered: drawn anew, or found. */
const outcome = async (spec: RenderSpec): Promise<"rendered" | "reused"> => {
  const before = (await service.health()).queue;
  await service.render(spec);
  const { done, reused } = (await service.health()).queue;
  expect(done).toBe(before.done + 1);
  return reused > before.reused ? "reused" : "rendered";
};
const film = (id: string): Promise<Buffer> => readFile(service.object(`out/${id}.mp4`));

beforeAll(async () => {
  service = await TestService.start();
  await addSmallSource(service);
});

afterAll(() => service.close());

test("the same short is rendered once, under whatever id, also after a restart", async () => {
  expect(await outcome(smallSpec("one"))).toBe("rendered");
  expect(await outcome(smallSpec("two"))).toBe("reused");
  expect(await film("two")).toEqual(await film("one"));
  expect(await readFile(service.object("out/two.jpg"))).toEqual(await readFile(service.object("out/one.jpg")));
  await service.restart();
  expect(await outcome(smallSpec("one"))).toBe("reused");
  expect(await outcome(smallSpec("three"))).toBe("reused");
  const { result } = await service.view("three");
  expect(result).toMatchObject({ key: "out/three.mp4", cover_key: "out/three.jpg", width: 180, height: 320 });
});

test("another style under the same id and key is another short", async () => {
  const words = [{ text: "Привет!", start_ms: 100, end_ms: 900 }];
  const restyled = smallSpec("styled", { captions: { style: captionStyle.parse({ color: "#ff0000" }), words } });
  expect(await outcome(smallSpec("styled", { to_ms: 1200 }))).toBe("rendered");
  const before = await film("styled");
  expect(await outcome(restyled)).toBe("rendered");
  expect(await film("styled")).not.toEqual(before);
  // What lies there now is not the first short any more, and is not taken for it.
  expect(await outcome(smallSpec("styled", { to_ms: 1200 }))).toBe("rendered");
});

test("a file that is gone, and a source that changed, are rendered anew", async () => {
  expect(await outcome(smallSpec("gone", { to_ms: 1400 }))).toBe("rendered");
  await rm(service.object("out/gone.jpg"));
  expect(await outcome(smallSpec("gone", { to_ms: 1400 }))).toBe("rendered");
  await copyFile(service.object("in/source.mp4"), service.object("in/copy.mp4"));
  await copyFile(service.object("in/copy.mp4"), service.object("in/source.mp4"));
  expect(await outcome(smallSpec("gone", { to_ms: 1400 }))).toBe("rendered");
});

test("two who ask at the same time get one render", async () => {
  const before = (await service.health()).queue;
  await Promise.all(["left", "right"].map((id) => service.render(smallSpec(id, { to_ms: 1600 }))));
  expect(await film("left")).toEqual(await film("right"));
  const { done, reused } = (await service.health()).queue;
  expect([done - before.done, reused - before.reused]).toEqual([2, 1]);
});
