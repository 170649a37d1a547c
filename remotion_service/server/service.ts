import { spawnSync } from "node:child_process";
import type { AddressInfo } from "node:net";
import { VERSION } from "remotion/version";
import packageJson from "../package.json" with { type: "json" };
import { BrowserHost } from "./browser/browser-host.ts";
import { BundleHost } from "./browser/bundle-host.ts";
import { openBrowser } from "./browser/open-browser.ts";
import { isLoopback } from "./http/bearer.ts";
import { makeServer, type Health } from "./http/make-server.ts";
import { makeRenders } from "./make-renders.ts";
import { EncoderHost } from "./media/encoder-host.ts";
import { hardwareEncoders } from "./media/encoders.ts";
import { proveEncoder } from "./media/prove-encoder.ts";
import { Scratch } from "./render/scratch.ts";
import type { Settings } from "./settings.ts";
import { Warmth } from "./warmth.ts";

export type Service = { readonly port: number; readonly close: () => Promise<void> };

const mebibyte = 1024 * 1024;

const ffmpegVersion = (ffmpeg: string): string => {
  const { stdout } = spawnSync(ffmpeg, ["-version"], { encoding: "utf8", timeout: 10_000 });
  return /^ffmpeg version (\S+)/.exec(stdout)?.[1] ?? "missing";
};

const makeEncoders = ({ encoder, vaapiDevice, tools }: Settings, scratch: Scratch, closing: AbortSignal): EncoderHost =>
  new EncoderHost(hardwareEncoders(encoder, vaapiDevice, process.platform), (candidate) =>
    scratch.within((folder) => proveEncoder(tools.ffmpeg, candidate, { scratch: folder, signal: closing })),
  );

const makeBrowser = ({ tools, browserRenders, browserMemory }: Settings): BrowserHost =>
  new BrowserHost({ open: () => openBrowser(tools.chromium), renders: browserRenders, maxMemory: browserMemory });

/** Where libraries put their temporary files; undefined for the system's own folder. */
const setTemporary = (folder: string | undefined): void => {
  if (folder === undefined) {
    delete process.env["TMPDIR"];
  } else {
    process.env["TMPDIR"] = folder;
  }
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
  const temporary = process.env["TMPDIR"];
  setTemporary(scratch.temporary);
  const closing = new AbortController();
  const bundles = new BundleHost(settings.bundleDir);
  const bundle = (): Promise<string> => bundles.url();
  const browser = makeBrowser(settings);
  const encoders = makeEncoders(settings, scratch, closing.signal);
  const { queue, stills } = await makeRenders(settings, { scratch, browser, encoders, bundle });
  const warmth = new Warmth({ bundle, browser, encoders });
  const facts = { version: packageJson.version, remotion: VERSION, ffmpeg: ffmpegVersion(settings.tools.ffmpeg) };
  const health = (): Health => ({
    ready: warmth.state === "ok",
    status: warmth.state,
    ...facts,
    encoder: encoders.current.name,
    uptime_s: Math.round(process.uptime()),
    memory_mb: Math.round(process.memoryUsage.rss() / mebibyte),
    browser: browser.counts,
    stills: stills.counts,
    queue: queue.counts,
  });
  const server = makeServer({ queue, stills, token: settings.token, health });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(settings.port, settings.host, resolve);
  });
  void warmth.start();
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      warmth.stop();
      closing.abort(new Error("the service is shutting down"));
      server.close();
      await Promise.all([queue.close(), stills.close()]);
      server.closeAllConnections();
      await browser.close();
      await bundles.close();
      await scratch.close();
      setTemporary(temporary);
    },
  };
};
