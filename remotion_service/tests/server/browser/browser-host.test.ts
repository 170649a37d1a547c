import { afterEach, describe, expect, test } from "vitest";
import { BrowserHost, type BrowserWork } from "../../../server/browser/browser-host.ts";
import type { Browser, OpenBrowser } from "../../../server/browser/open-browser.ts";
import { RenderError } from "../../../server/render-error.ts";

const never = new AbortController().signal;
const megabyte = 1024 * 1024;

type Fake = OpenBrowser & { readonly number: number; readonly crash: () => void; closed: boolean; bytes: number };

let opened: Fake[];
let host: BrowserHost;

const open = (): Promise<Fake> => {
  const gone = new AbortController();
  const fake: Fake = {
    number: opened.length + 1,
    browser: {
      close: () => {
        fake.closed = true;
        gone.abort(new Error("closed"));
        return Promise.resolve();
      },
    } as unknown as Browser,
    gone: gone.signal,
    memory: () => Promise.resolve(fake.bytes),
    crash: () => {
      gone.abort(new Error("crashed"));
    },
    closed: false,
    bytes: 100 * megabyte,
  };
  opened.push(fake);
  return Promise.resolve(fake);
};

const start = (options: Partial<ConstructorParameters<typeof BrowserHost>[0]> = {}): void => {
  opened = [];
  host = new BrowserHost({ open, renders: 100, maxMemory: 500 * megabyte, ...options });
};

/** Which browser the work gets. */
const which: BrowserWork<number> = (browser) =>
  Promise.resolve(opened.findIndex((each) => each.browser === browser) + 1);

const untilAborted: BrowserWork<never> = (_, signal) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => {
      reject(signal.reason as Error);
    });
  });

afterEach(() => host.close());

describe("one browser", () => {
  test("serves all until it has done its share", async () => {
    start({ renders: 2 });
    await host.warm();
    expect([await host.use(never, which), await host.use(never, which)]).toEqual([1, 1]);
    expect(await host.use(never, which)).toBe(2);
    expect(opened[0]!.closed).toBe(true);
    await expect
      .poll(() => host.counts)
      .toMatchObject({ open: true, renders: 1, opened: 2, crashed: 0, memory_mb: 100 });
  });

  test("is replaced when it has grown too large", async () => {
    start();
    await host.use(never, which);
    opened[0]!.bytes = 600 * megabyte;
    await host.use(never, which);
    await expect.poll(() => opened[0]!.closed).toBe(true);
    expect(await host.use(never, which)).toBe(2);
  });

  test("lets what it works on end before it goes, while others get the new one", async () => {
    start({ renders: 1 });
    let finish = (): void => undefined;
    const long = host.use(never, async (browser) => {
      await new Promise<void>((resolve) => (finish = resolve));
      return which(browser, never);
    });
    await expect.poll(() => opened).toHaveLength(1);
    expect(await host.use(never, which)).toBe(1);
    expect(await host.use(never, which)).toBe(2);
    expect(opened[0]!.closed).toBe(false);
    finish();
    expect(await long).toBe(1);
    await expect.poll(() => opened[0]!.closed).toBe(true);
  });
});

describe("trouble", () => {
  test("a crash under work is made good once", async () => {
    start();
    let tries = 0;
    const work: BrowserWork<number> = (browser, signal) => {
      tries += 1;
      if (tries === 1) {
        opened[0]!.crash();
        return untilAborted(browser, signal);
      }
      return which(browser, signal);
    };
    const lost = host.use(never, (browser, signal) => {
      const done = work(browser, signal);
      return signal.aborted ? Promise.reject(signal.reason as Error) : done;
    });
    expect(await lost).toBe(2);
    expect(host.counts).toMatchObject({ opened: 2, crashed: 1 });
  });

  test("a crash while nothing happens is not noticed by the next work", async () => {
    start();
    await host.use(never, which);
    opened[0]!.crash();
    expect(await host.use(never, which)).toBe(2);
  });

  test("work that fails twice is reported as the browser's failure, and the browser goes", async () => {
    start();
    const broken: BrowserWork<never> = () => Promise.reject(new Error("Page crashed!"));
    await expect(host.use(never, broken)).rejects.toMatchObject({ code: "browser_failed", retryable: true });
    expect(opened.map((each) => each.closed)).toEqual([true, true, false]);
  });

  test("errors of the service's own are handed on and leave the browser alone", async () => {
    start();
    const error = new RenderError("source_unreadable", "no picture");
    await expect(host.use(never, () => Promise.reject(error))).rejects.toBe(error);
    expect(await host.use(never, which)).toBe(1);
  });

  test("a cancelled render leaves the browser alone, one that ran out of time does not", async () => {
    start();
    const cancel = new AbortController();
    const cancelled = host.use(cancel.signal, untilAborted);
    await expect.poll(() => opened).toHaveLength(1);
    cancel.abort(new RenderError("cancelled", "enough"));
    await expect(cancelled).rejects.toMatchObject({ code: "cancelled" });
    expect(await host.use(never, which)).toBe(1);
    await expect(host.use(AbortSignal.timeout(10), untilAborted)).rejects.toThrow();
    expect(await host.use(never, which)).toBe(2);
  });

  test("a browser that does not start is told, and tried again", async () => {
    let missing = true;
    start({ open: () => (missing ? Promise.reject(new Error("no such file")) : open()) });
    await expect(host.warm()).rejects.toMatchObject({ code: "browser_failed" });
    missing = false;
    expect(await host.use(never, which)).toBe(1);
  });
});
