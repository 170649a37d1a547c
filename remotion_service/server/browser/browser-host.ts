import { log } from "../log.ts";
import { RenderError } from "../render-error.ts";
import { openBrowser, type Browser, type OpenBrowser } from "./open-browser.ts";

/** Work done in the browser. The signal aborts with the render and when the browser crashes. */
export type BrowserWork<T> = (browser: Browser, signal: AbortSignal) => Promise<T>;

/** Keeps one browser warm, opens it anew after a number of renders or a crash. */
export class BrowserHost {
  readonly #executable: string;
  readonly #renders: number;
  #opening: Promise<OpenBrowser> | null = null;
  #used = 0;
  #busy = 0;

  constructor(executable: string, renders: number) {
    this.#executable = executable;
    this.#renders = renders;
  }

  /** Open the browser now. Raises RenderError `browser_failed`. */
  async warm(): Promise<void> {
    await this.#get();
  }

  /** Run `work` with the browser; when the browser crashes under it, once more with a new one. */
  async use<T>(signal: AbortSignal, work: BrowserWork<T>): Promise<T> {
    this.#busy += 1;
    try {
      return await this.#attempt(signal, work, 2);
    } finally {
      this.#busy -= 1;
      this.#used += 1;
      if (this.#busy === 0 && this.#used >= this.#renders) {
        await this.close();
      }
    }
  }

  /** Close the browser; the next use opens another. */
  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = null;
    this.#used = 0;
    await opening?.then(({ browser }) => browser.close({ silent: true })).catch(() => undefined);
  }

  async #get(): Promise<OpenBrowser> {
    const opening = (this.#opening ??= openBrowser(this.#executable));
    try {
      const open = await opening;
      if (!open.gone.aborted) {
        return open;
      }
    } catch (error) {
      this.#forget(opening);
      throw new RenderError("browser_failed", "the browser does not start", { cause: error });
    }
    log("browser_crashed");
    this.#forget(opening);
    return this.#get();
  }

  #forget(opening: Promise<OpenBrowser>): void {
    if (this.#opening === opening) {
      this.#opening = null;
    }
  }

  async #attempt<T>(signal: AbortSignal, work: BrowserWork<T>, tries: number): Promise<T> {
    const { browser, gone } = await this.#get();
    try {
      return await work(browser, AbortSignal.any([signal, gone]));
    } catch (error) {
      signal.throwIfAborted();
      if (!gone.aborted) {
        throw error;
      }
      if (tries > 1) {
        return this.#attempt(signal, work, tries - 1);
      }
      throw new RenderError("browser_failed", "the browser crashed", { cause: error });
    }
  }
}
