import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { crashingFfmpeg, fakeFfmpeg } from "../support/fake-ffmpeg.ts";
import { descendants } from "../support/processes.ts";
import { TestService } from "../support/service.ts";
import { addSmallSource, smallSpec } from "../support/small.ts";

// Real renders on a machine that may be busy with others.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

let programs: string;
let service: TestService;

const start = async (variables: Record<string, string>): Promise<void> => {
  service = await TestService.start(variables);
  await addSmallSource(service);
};

const leftovers = async (): Promise<string[]> => {
  const [own] = await readdir(join(service.folder, "scratch", "render"));
  return (await readdir(join(service.folder, "scratch", "render", own!))).filter((name) => name !== "tmp");
};

beforeAll(async () => {
  programs = await mkdtemp(join(tmpdir(), "programs-"));
});

afterEach(() => service.close());
afterAll(() => rm(programs, { recursive: true }));

describe("ffmpeg", () => {
  test("that crashes once is run again; that crashes twice is reported", async () => {
    await start({ FFMPEG_PATH: await crashingFfmpeg(programs, 1), VIDEO_ENCODER: "x264" });
    await service.render(smallSpec("once"));
    await service.close();
    await start({ FFMPEG_PATH: await crashingFfmpeg(programs, 2), VIDEO_ENCODER: "x264" });
    await service.submit(smallSpec("twice"));
    await expect.poll(async () => (await service.view("twice")).state, { timeout: 30_000 }).toBe("failed");
    expect((await service.view("twice")).error).toMatchObject({ code: "program_crashed", retryable: true });
    expect(await leftovers()).toEqual([]);
  });

  test("encodes with hardware that works, and with x264 when it dies midway", async () => {
    await start({ FFMPEG_PATH: await fakeFfmpeg(programs, "works") });
    await service.render(smallSpec("good"));
    expect((await service.view("good")).result).toMatchObject({ encoder: "h264_nvenc" });
    expect(await service.health()).toMatchObject({ encoder: "h264_nvenc" });
    await service.close();
    await start({ FFMPEG_PATH: await fakeFfmpeg(programs, "dies midway") });
    expect(await service.health()).toMatchObject({ encoder: "h264_nvenc" });
    await service.render(smallSpec("bad"));
    expect((await service.view("bad")).result).toMatchObject({ encoder: "libx264" });
  });
});

describe("the browser", () => {
  const commandLine = (pid: number): Promise<string> => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  const kill = async (isVictim: (command: string) => boolean): Promise<void> => {
    for (const { pid, name } of descendants(process.pid)) {
      if (name.startsWith("chrom") && isVictim(await commandLine(pid))) {
        process.kill(pid, "SIGKILL");
      }
    }
  };

  test.each([
    ["dies", (command: string) => !command.includes("--type=")],
    ["loses its page", (command: string) => command.includes("--type=renderer")],
  ])("that %s under a render is replaced, and the render goes on", async (_, isVictim) => {
    await start({});
    const spec = smallSpec("drawn", { engine: "remotion", to_ms: 3000 });
    await service.submit(spec);
    await service.until("drawn", (view) => view.stage === "encoding" && view.progress > 0.1);
    await kill(isVictim);
    await service.until("drawn", (view) => view.state === "done");
    expect((await service.health()).browser).toMatchObject({ opened: 2 });
    expect(await leftovers()).toEqual([]);
  });

  test("is replaced when it takes more memory than it may", async () => {
    await start({ BROWSER_MEMORY_MB: "1" });
    await service.render(smallSpec("heavy"));
    await expect.poll(async () => (await service.health()).browser.opened).toBe(2);
    await service.render(smallSpec("heavier", { to_ms: 1200 }));
  });
});

test("a render that takes too long ends, and its programs with it", async () => {
  await start({ RENDER_TIMEOUT_S: "1", X264_PRESET: "placebo" });
  await service.submit(smallSpec("slow", { to_ms: 6000, output: { width: 1080, height: 1920 } }));
  await expect.poll(async () => (await service.view("slow")).state, { timeout: 20_000 }).toBe("failed");
  expect((await service.view("slow")).error).toMatchObject({ code: "timed_out" });
  await expect.poll(leftovers).toEqual([]);
  expect(descendants(process.pid).filter(({ name }) => name.startsWith("ffmpeg"))).toEqual([]);
});
