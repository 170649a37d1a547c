import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readLogo } from "../../../server/media/logo.ts";
import { ffmpeg } from "../../support/ffmpeg.ts";

let folder: string;
const { signal } = new AbortController();
const path = (name: string): string => join(folder, name);
const read = (name: string) => readLogo("ffmpeg", path(name), { scratch: folder, signal });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "logo-"));
  const round = "color=red:s=300x100:d=1,format=rgba,geq=r=250:g=20:b='X':a='if(lt(hypot(X-150,Y-50),45),255,0)'";
  await ffmpeg("-f", "lavfi", "-i", round, "-frames:v", "1", path("good.png"));
  await ffmpeg("-f", "lavfi", "-i", "testsrc2=s=3000x1500:d=1", "-frames:v", "1", path("large.png"));
  await ffmpeg("-i", path("large.png"), path("large.jpg"));
  await ffmpeg("-i", path("good.png"), "-c:v", "libwebp", path("good.webp"));
});

afterAll(() => rm(folder, { recursive: true }));

describe("a logo", () => {
  test.each(["good.png", "good.webp"])("%s is taken as it is", async (name) => {
    const logo = await read(name);
    expect(logo).toMatchObject({ width: 300, height: 100 });
    expect(logo.src).toMatch(/^data:image\/png;base64,/);
  });

  test.each(["large.png", "large.jpg"])("%s is made smaller", async (name) => {
    expect(await read(name)).toMatchObject({ width: 1024, height: 512 });
  });

  test.each(["large.png", "large.jpg", "good.webp"])("%s without its end is refused", async (name) => {
    const whole = await readFile(path(name));
    await writeFile(path("torn"), whole.subarray(0, whole.length / 2));
    await expect(read("torn")).rejects.toMatchObject({ code: "invalid_image", retryable: false });
  });

  test.each(["", "not a picture", '<svg xmlns="http://www.w3.org/2000/svg"/>', "GIF89a"])(
    "%j is refused",
    async (text) => {
      await writeFile(path("other"), text);
      await expect(read("other")).rejects.toMatchObject({ code: "invalid_image" });
    },
  );

  test("one with more pixels than memory is refused", async () => {
    const bomb = Buffer.from(await readFile(path("good.png")));
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    await writeFile(path("bomb.png"), bomb);
    await expect(read("bomb.png")).rejects.toMatchObject({ code: "invalid_image" });
  });
});
