import { chmod, link, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { probeOnce } from "../../../server/media/probe-once.ts";

const never = new AbortController().signal;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "probe-once-"));
});

afterEach(() => rm(folder, { recursive: true }));

test("a file is probed once, links to it included, and anew when it changed", async () => {
  const ffprobe = join(folder, "ffprobe");
  await writeFile(ffprobe, `#!/bin/sh\necho x >>"$0.runs"\necho '{"format": {"size": "5"}}'\n`);
  await chmod(ffprobe, 0o755);
  const runs = async (): Promise<number> => (await readFile(`${ffprobe}.runs`, "utf8")).length / 2;
  const [film, same] = [join(folder, "film"), join(folder, "same")];
  await writeFile(film, "first");
  await link(film, same);
  expect(await probeOnce(ffprobe, film, never)).toMatchObject({ bytes: 5 });
  await probeOnce(ffprobe, same, never);
  expect(await runs()).toBe(1);
  await writeFile(film, "second");
  await probeOnce(ffprobe, film, never);
  expect(await runs()).toBe(2);
});
