import { RenderError } from "../render-error.ts";
import { log } from "../log.ts";
import { openBrowser, type Browser } from "./open-browser.ts";

const answerMs = 2000;

const answers = async (browser: Browser): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, answerMs, false);
  });
  try {
    return await Promise.race([
      browser.connection.send("Target.setDiscoverTargets", { discover: true }).then(() => true),
      silence,
    ]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
};

/** Keeps one browser warm, opens it anew after a number of renders or a crash. */
export class BrowserHost {
  readonly #executable: string;
  readonly #renders: number;
  #opening: Promise<Browser> | null = null;
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
  async use<T>(signal: AbortSignal, work: (browser: Browser) => Promise<T>): Promise<T> {
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
    await opening?.then((browser) => browser.close({ silent: true })).catch(() => undefined);
  }

  async #get(): Promise<Browser> {
    this.#opening ??= openBrowser(this.#executable);
    const opening = this.#opening;
    try {
      return await opening;
    } catch (error) {
      if (this.#opening === opening) {
        this.#opening = null;
      }
      throw new RenderError("browser_failed", "the browser does not start", { cause: error });
    }
  }

  async #attempt<T>(signal: AbortSignal, work: (browser: Browser) => Promise<T>, tries: number): Promise<T> {
    const browser = await this.#get();
    try {
      return await work(browser);
    } catch (error) {
      signal.throwIfAborted();
      if (await answers(browser)) {
        throw error;
      }
      log("browser_crashed", { retry: tries > 1 });
      await this.close();
      if (tries > 1) {
        return this.#attempt(signal, work, tries - 1);
      }
      throw new RenderError("browser_failed", "the browser crashed", { cause: error });
    }
  }
}
