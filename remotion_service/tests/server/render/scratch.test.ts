import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Scratch } from "../../../server/render/scratch.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "scratch-"));
});

afterEach(() => rm(folder, { recursive: true }));

test("a job's folder is gone after it failed", async () => {
  const scratch = await Scratch.open(folder);
  let used = "";
  const work = scratch.within(async (own) => {
    used = own;
    await writeFile(join(own, "half.mp4"), "");
    throw new Error("broken");
  });
  await expect(work).rejects.toThrow("broken");
  await expect(readdir(used)).rejects.toThrow();
  await scratch.close();
  expect(await readdir(join(folder, "render"))).toEqual([]);
});

test("folders of dead processes are swept, those of living ones and other machines stay", async () => {
  const dead = `${hostname()}~999999999~a`;
  const living = `${hostname()}~1~b`;
  const elsewhere = "other-machine~5~c";
  for (const name of [dead, living, elsewhere]) {
    await mkdir(join(folder, "render", name), { recursive: true });
  }
  const scratch = await Scratch.open(folder);
  const left = await readdir(join(folder, "render"));
  expect(left).not.toContain(dead);
  expect(left).toEqual(expect.arrayContaining([living, elsewhere]));
  await scratch.close();
});

test("leftovers of libraries are removed when nobody works, the browser's profile is not", async () => {
  const scratch = await Scratch.open(folder);
  const first = scratch.within(async () => {
    await mkdir(join(scratch.temporary, "react-motion-render1"));
    await mkdir(join(scratch.temporary, "puppeteer_profile"));
    await scratch.within(() => Promise.resolve());
    expect(await readdir(scratch.temporary)).toHaveLength(2);
  });
  await first;
  expect(await readdir(scratch.temporary)).toEqual(["puppeteer_profile"]);
});
