import { spawnSync } from "node:child_process";
import type { AddressInfo } from "node:net";
import { VERSION } from "remotion/version";
import packageJson from "../package.json" with { type: "json" };
import { BrowserHost } from "./browser/browser-host.ts";
import { ensureBundle } from "./browser/ensure-bundle.ts";
import { isLoopback } from "./http/bearer.ts";
import { makeServer, type Health } from "./http/make-server.ts";
import { RenderQueue } from "./queue/render-queue.ts";
import { compositedEngine } from "./render/composited.ts";
import { remotionEngine } from "./render/remotion.ts";
import { makeRender } from "./render/renderer.ts";
import { Scratch } from "./render/scratch.ts";
import type { Settings } from "./settings.ts";
import { openStorage } from "./storage/open-storage.ts";
import { measureText } from "./text/measure-with-fontkit.ts";
import { Warmth } from "./warmth.ts";

export type Service = { readonly port: number; readonly close: () => Promise<void> };

const ffmpegVersion = (ffmpeg: string): string => {
  const { stdout } = spawnSync(ffmpeg, ["-version"], { encoding: "utf8", timeout: 10_000 });
  return /^ffmpeg version (\S+)/.exec(stdout)?.[1] ?? "missing";
};

const bundleOnce = (folder: string): (() => Promise<string>) => {
  let bundle: Promise<string> | null = null;
  return async () => {
    bundle ??= ensureBundle(folder);
    try {
      return await bundle;
    } catch (error) {
      bundle = null;
      throw error;
    }
  };
};

const makeQueue = async (
  settings: Settings,
  scratch: Scratch,
  browser: BrowserHost,
  bundle: () => Promise<string>,
): Promise<RenderQueue> => {
  const storage = await openStorage(settings.storageUrl, settings.s3);
  const parts = { tools: settings.tools, browser, bundle };
  const render = makeRender({
    tools: settings.tools,
    storage,
    scratch,
    engines: { composited: compositedEngine(parts), remotion: remotionEngine(parts) },
    measure: measureText,
    timeoutMs: settings.timeoutMs,
  });
  return new RenderQueue({
    ...settings,
    render,
    limit: settings.queueLimit,
    outputExists: (key) => storage.exists(key),
    onIdle: () => scratch.clean(),
  });
};

/**
 * Start the service: it listens at once and is ready when /health says so.
 * Raises when the settings would let strangers in or the storage cannot be opened.
 */
export const startService = async (settings: Settings): Promise<Service> => {
  if (settings.token === undefined && !isLoopback(settings.host)) {
    throw new Error("without REMOTION_SERVICE_TOKEN the service listens on loopback addresses only");
  }
  const scratch = await Scratch.open(settings.scratchDir);
  process.env["TMPDIR"] = scratch.temporary;
  const bundle = bundleOnce(settings.bundleDir);
  const browser = new BrowserHost(settings.tools.chromium, settings.browserRenders);
  const queue = await makeQueue(settings, scratch, browser, bundle);
  const warmth = new Warmth(bundle, browser);
  const facts = { version: packageJson.version, remotion: VERSION, ffmpeg: ffmpegVersion(settings.tools.ffmpeg) };
  const health = (): Health => ({
    ready: warmth.state === "ok",
    status: warmth.state,
    ...facts,
    browser: warmth.state === "ok",
  });
  const server = makeServer({ queue, token: settings.token, health });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(settings.port, settings.host, resolve);
  });
  void warmth.start();
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      warmth.stop();
      server.close();
      await queue.close();
      server.closeAllConnections();
      await browser.close();
      await scratch.close();
    },
  };
};
