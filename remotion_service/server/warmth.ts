import type { BrowserHost } from "./browser/browser-host.ts";
import { describeError } from "./describe-error.ts";
import { log } from "./log.ts";

const againMs = 10_000;

/** Builds the bundle and opens the browser, again and again until both are there. */
export class Warmth {
  readonly #bundle: () => Promise<string>;
  readonly #browser: BrowserHost;
  #timer: NodeJS.Timeout | undefined;
  state: "starting" | "ok" | "broken" = "starting";

  constructor(bundle: () => Promise<string>, browser: BrowserHost) {
    this.#bundle = bundle;
    this.#browser = browser;
  }

  async start(): Promise<void> {
    const started = performance.now();
    try {
      await Promise.all([this.#bundle(), this.#browser.warm()]);
      this.state = "ok";
      log("ready", { seconds: Math.round(performance.now() - started) / 1000 });
    } catch (error) {
      this.state = "broken";
      log("not_ready", describeError(error));
      this.#timer = setTimeout(() => void this.start(), againMs).unref();
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
