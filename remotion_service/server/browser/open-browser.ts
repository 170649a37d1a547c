import { fileURLToPath } from "node:url";
import { openBrowser as openWithRemotion } from "@remotion/renderer";
import { orAbort } from "../process/or-abort.ts";
import { children, commandLine, groupMemory } from "../process/tree.ts";

export type Browser = Awaited<ReturnType<typeof openWithRemotion>>;

/** A running browser; `gone` aborts when it crashes or is closed. */
export type OpenBrowser = {
  readonly browser: Browser;
  readonly gone: AbortSignal;
  /** Bytes that all its processes take; null where the system does not tell. */
  readonly memory: () => Promise<number | null>;
};

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const launcher = fileURLToPath(new URL("chromium-offline.sh", import.meta.url));
const openWithinMs = 60_000;

const goneSignal = (browser: Browser): AbortSignal => {
  const gone = new AbortController();
  const { transport } = browser.connection;
  const tellRemotion = transport.onclose;
  transport.onclose = () => {
    tellRemotion?.();
    gone.abort(new Error("the browser is gone"));
  };
  return gone.signal;
};

/** The process of the browser that was opened last; it leads a group of its own. */
const newestBrowser = async (before: readonly number[]): Promise<number | null> => {
  for (const pid of await children()) {
    if (!before.includes(pid) && (await commandLine(pid)).includes("--user-data-dir=")) {
      return pid;
    }
  }
  return null;
};

/** Close the empty page a browser starts with: it would keep a process of 50 MB for nothing. */
const closeBlankPages = async ({ connection, _targets: targets }: Browser): Promise<void> => {
  const pages = [...targets].filter(([, target]) => target.type() === "page");
  await Promise.all(pages.map(([targetId]) => connection.send("Target.closeTarget", { targetId })));
};

/**
 * Open a headless browser that cannot reach the network. Only one may be opened at a time.
 *
 * Remotion ends the whole process from its own signal handlers; they are taken off again, because the service shuts
 * down in order and closes the browser itself.
 */
export const openBrowser = async (executable: string): Promise<OpenBrowser> => {
  process.env["CHROMIUM_PATH"] = executable;
  const listeners = signals.map((signal) => process.listeners(signal));
  const before = await children();
  const opening = openWithRemotion("chrome", {
    browserExecutable: launcher,
    chromeMode: "headless-shell",
    logLevel: "error",
  });
  const browser = await orAbort(opening, AbortSignal.timeout(openWithinMs));
  for (const [index, signal] of signals.entries()) {
    for (const listener of process.listeners(signal)) {
      if (!listeners[index]?.includes(listener)) {
        process.off(signal, listener);
      }
    }
  }
  await orAbort(closeBlankPages(browser), AbortSignal.timeout(openWithinMs));
  const pid = await newestBrowser(before);
  return { browser, gone: goneSignal(browser), memory: async () => (pid === null ? null : groupMemory(pid)) };
};
