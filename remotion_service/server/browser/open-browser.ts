import { fileURLToPath } from "node:url";
import { openBrowser as openWithRemotion } from "@remotion/renderer";

export type Browser = Awaited<ReturnType<typeof openWithRemotion>>;

/** A running browser; `gone` aborts when it crashes or is closed. */
export type OpenBrowser = { readonly browser: Browser; readonly gone: AbortSignal };

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const launcher = fileURLToPath(new URL("chromium-offline.sh", import.meta.url));

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

/**
 * Open a headless browser that cannot reach the network.
 *
 * Remotion ends the whole process from its own signal handlers; they are taken off again, because the service shuts
 * down in order and closes the browser itself.
 */
export const openBrowser = async (executable: string): Promise<OpenBrowser> => {
  process.env["CHROMIUM_PATH"] = executable;
  const before = signals.map((signal) => process.listeners(signal));
  const browser = await openWithRemotion("chrome", {
    browserExecutable: launcher,
    chromeMode: "headless-shell",
    logLevel: "error",
  });
  for (const [index, signal] of signals.entries()) {
    for (const listener of process.listeners(signal)) {
      if (!before[index]?.includes(listener)) {
        process.off(signal, listener);
      }
    }
  }
  return { browser, gone: goneSignal(browser) };
};
