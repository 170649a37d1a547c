import type { BrowserHost } from "./browser/browser-host.ts";
import { describeError } from "./describe-error.ts";
import { log } from "./log.ts";
import type { EncoderHost } from "./media/encoder-host.ts";

const againMs = 10_000;

export type WarmthParts = {
  readonly bundle: () => Promise<string>;
  readonly browser: BrowserHost;
  readonly encoders: EncoderHost;
};

/** Builds the bundle, opens the browser and chooses the encoder, again and again until all are there. */
export class Warmth {
  readonly #parts: WarmthParts;
  #timer: NodeJS.Timeout | undefined;
  state: "starting" | "ok" | "broken" = "starting";

  constructor(parts: WarmthParts) {
    this.#parts = parts;
  }

  async start(): Promise<void> {
    const { bundle, browser, encoders } = this.#parts;
    const started = performance.now();
    try {
      await Promise.all([bundle(), browser.warm(), encoders.choose()]);
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
