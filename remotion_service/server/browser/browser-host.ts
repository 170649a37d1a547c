import { describeError } from "../describe-error.ts";
import { log } from "../log.ts";
import { ProcessError } from "../process/run.ts";
import { RenderError } from "../render-error.ts";
import type { Browser, OpenBrowser } from "./open-browser.ts";

/** Work done in the browser. The signal aborts with the render and when the browser crashes. */
export type BrowserWork<T> = (browser: Browser, signal: AbortSignal) => Promise<T>;

export type BrowserHostOptions = {
  readonly open: () => Promise<OpenBrowser>;
  /** Pieces of work after which the browser is replaced. */
  readonly renders: number;
  /** Bytes of memory above which it is replaced. */
  readonly maxMemory: number;
};

export type BrowserCounts = {
  readonly open: boolean;
  readonly memory_mb: number | null;
  /** Pieces of work done by the present one. */
  readonly renders: number;
  /** Browsers opened, and how many of them crashed, since the start. */
  readonly opened: number;
  readonly crashed: number;
};

type Tenant = { readonly opening: Promise<OpenBrowser>; used: number; busy: number; suspect: boolean };

const mebibyte = 1024 * 1024;

/** Errors that the service itself raised, which say nothing about the browser. */
const isOurs = (error: unknown): boolean => error instanceof RenderError || error instanceof ProcessError;

/**
 * Keeps one browser warm. It is replaced after a number of renders, when it has grown too large, and when it made
 * trouble: what it works on may end, what comes next gets the new one.
 */
export class BrowserHost {
  readonly #options: BrowserHostOptions;
  #tenant: Tenant | null = null;
  readonly #leaving = new Set<Promise<void>>();
  #opened = 0;
  #crashed = 0;
  #memory: number | null = null;
  #weighing: Promise<void> = Promise.resolve();

  constructor(options: BrowserHostOptions) {
    this.#options = options;
  }

  get counts(): BrowserCounts {
    return {
      open: this.#tenant !== null,
      memory_mb: this.#memory === null ? null : Math.round(this.#memory / mebibyte),
      renders: this.#tenant?.used ?? 0,
      opened: this.#opened,
      crashed: this.#crashed,
    };
  }

  /** Open the browser now. Raises RenderError `browser_failed`. */
  async warm(): Promise<void> {
    const [tenant] = await this.#enter();
    tenant.busy -= 1;
  }

  /** Run `work` with the browser; when the browser crashes or fails under it, once more with a new one. */
  async use<T>(signal: AbortSignal, work: BrowserWork<T>): Promise<T> {
    return this.#attempt(signal, work, 2);
  }

  /** Close the browser; the next use opens another. */
  async close(): Promise<void> {
    await this.#weighing;
    if (this.#tenant) {
      this.#retire(this.#tenant, true);
    }
    await Promise.all(this.#leaving);
  }

  /** The present browser, counted as busy. */
  async #enter(): Promise<[Tenant, OpenBrowser]> {
    const tenant = (this.#tenant ??= this.#open());
    try {
      const open = await tenant.opening;
      if (!open.gone.aborted) {
        tenant.busy += 1;
        return [tenant, open];
      }
    } catch (error) {
      this.#forget(tenant);
      throw new RenderError("browser_failed", "the browser does not start", { cause: error });
    }
    this.#noteCrash(tenant);
    return this.#enter();
  }

  #noteCrash(tenant: Tenant): void {
    if (this.#forget(tenant)) {
      this.#crashed += 1;
      log("browser_crashed", { busy: tenant.busy > 0 });
    }
  }

  #open(): Tenant {
    this.#opened += 1;
    const opening = this.#options.open();
    // Whoever uses the browser is told; until then a failure is nobody's.
    opening.catch(() => undefined);
    return { opening, used: 0, busy: 0, suspect: false };
  }

  #forget(tenant: Tenant): boolean {
    const present = this.#tenant === tenant;
    if (present) {
      this.#tenant = null;
      this.#memory = null;
    }
    return present;
  }

  async #attempt<T>(signal: AbortSignal, work: BrowserWork<T>, tries: number): Promise<T> {
    const [tenant, { browser, gone }] = await this.#enter();
    try {
      return await work(browser, AbortSignal.any([signal, gone]));
    } catch (error) {
      const calledOff = signal.aborted && signal.reason instanceof RenderError;
      tenant.suspect ||= !calledOff && !isOurs(error);
      signal.throwIfAborted();
      if (!tenant.suspect) {
        throw error;
      }
      if (gone.aborted) {
        this.#noteCrash(tenant);
      }
      if (tries === 1) {
        throw new RenderError("browser_failed", "the browser failed twice", { cause: error });
      }
      log("browser_work_retried", describeError(error));
    } finally {
      tenant.busy -= 1;
      tenant.used += 1;
      this.#review(tenant, gone);
    }
    return this.#attempt(signal, work, tries - 1);
  }

  /** Decide after each piece of work whether the browser stays. */
  #review(tenant: Tenant, gone: AbortSignal): void {
    if (gone.aborted) {
      return;
    }
    if (this.#tenant !== tenant) {
      this.#retire(tenant, false);
    } else if (tenant.suspect) {
      this.#replace(tenant, "trouble");
    } else if (tenant.used >= this.#options.renders) {
      this.#replace(tenant, "age");
    } else {
      // Adding up the memory takes a while that the next work need not wait for.
      this.#weighing = this.#weigh(tenant);
    }
  }

  async #weigh(tenant: Tenant): Promise<void> {
    const bytes = await (await tenant.opening).memory().catch(() => null);
    if (this.#tenant === tenant) {
      this.#memory = bytes;
      if (bytes !== null && bytes > this.#options.maxMemory) {
        this.#replace(tenant, "memory");
      }
    }
  }

  #replace(tenant: Tenant, reason: string): void {
    log("browser_replaced", { reason, renders: tenant.used, memory_mb: this.counts.memory_mb });
    this.#retire(tenant, false);
    // Opened now, so that the next work does not wait for it.
    this.#tenant ??= this.#open();
  }

  /** Give a browser no more work, and close it as soon as it has none (or at once). */
  #retire(tenant: Tenant, now: boolean): void {
    this.#forget(tenant);
    if (tenant.busy > 0 && !now) {
      return;
    }
    const closing = tenant.opening.then(({ browser }) => browser.close({ silent: true })).catch(() => undefined);
    this.#leaving.add(closing);
    void closing.finally(() => this.#leaving.delete(closing));
  }
}
