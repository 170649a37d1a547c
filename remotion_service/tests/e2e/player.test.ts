import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { servePlayer, type PlayerPage } from "../../player/serve.ts";
import { compositionNames } from "../../src/spec/render-spec.ts";

// A real browser on a machine that may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const patience = { timeout: 20_000, interval: 100 };
const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/lib/chromium/chromium-headless-shell";

let folder: string;
let player: PlayerPage;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "player-"));
  [player, browser] = await Promise.all([
    servePlayer("ffmpeg", 0, join(folder, "page")),
    chromium.launch({ executablePath, args: ["--no-sandbox"] }),
  ]);
});

afterAll(async () => {
  await browser.close();
  await player.close();
  await rm(folder, { recursive: true });
});

beforeEach(async () => {
  complaints.length = 0;
  page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  page.on("pageerror", ({ message }) => complaints.push(message));
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "";
    // A video that is no longer shown is no longer loaded.
    if (reason !== "net::ERR_ABORTED") {
      complaints.push(`${request.url()}: ${reason}`);
    }
  });
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") {
      complaints.push(message.text());
    }
  });
  await page.goto(player.url);
  return () => page.close();
});

const screen = (): Promise<Buffer> => page.locator(".screen").screenshot();

/** What shows once it has come to rest: the video is drawn some time after everything else. */
const restingScreen = async (): Promise<Buffer> => {
  let last = await screen();
  const rests = async (): Promise<boolean> => {
    const before = last;
    last = await screen();
    return before.equals(last);
  };
  await vi.waitUntil(rests, patience);
  return last;
};

/** Does something and waits until the picture has become another. */
const changes = async (act: () => Promise<unknown>): Promise<void> => {
  const before = await restingScreen();
  await act();
  await expect.poll(async () => before.equals(await screen()), patience).toBe(false);
};

test.each(compositionNames)("%s plays", async (name) => {
  await page.getByRole("button", { name }).click();
  await page.locator(".screen canvas").first().waitFor();
  const before = await restingScreen();
  await page.getByLabel("Play video").click();
  await expect.poll(async () => before.equals(await screen()), patience).toBe(false);
  await page.locator(".screen").hover();
  await expect.poll(() => page.locator(".screen").innerText(), patience).toContain("0:02 / 0:12");
  expect(complaints).toEqual([]);
});

test("styles, layouts and overlays change what is seen at once", async () => {
  const choose = (label: string, option: string) => () => page.getByLabel(label).selectOption(option);
  await changes(choose("Выделение слова", "background"));
  await changes(choose("Шрифт", "Unbounded"));
  await changes(choose("Готовый стиль", "Podcast"));
  await changes(choose("Кадр", "два окна"));
  await changes(() => page.getByLabel("Размер").fill("120"));
  await changes(() => page.getByLabel("Выделение", { exact: true }).fill("#ff0000"));
  await changes(() => page.getByLabel("Заголовок").fill("Другой заголовок"));
  await changes(() => page.getByLabel("Полоса прогресса").uncheck());
  expect(complaints).toEqual([]);
});

test("the picture comes from the video, not from a black screen", async () => {
  await restingScreen();
  const colours = await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>(".screen canvas");
    const context = canvas?.getContext("2d");
    const { width = 0, height = 0 } = canvas ?? {};
    const at = (x: number, y: number): number[] => [...(context?.getImageData(x * width, y * height, 1, 1).data ?? [])];
    return [at(0.27, 0.6), at(0.73, 0.6)];
  });
  const [[leftRed = 0, , leftBlue = 0] = [], [rightRed = 0, rightGreen = 0] = []] = colours;
  expect(leftRed).toBeGreaterThan(leftBlue + 60);
  expect(rightGreen).toBeGreaterThan(rightRed + 40);
});
