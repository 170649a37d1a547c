import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Writable } from "node:stream";
import { afterAll, describe, expect, test } from "vitest";
import { run } from "../../../server/process/run.ts";
import { together } from "../../../server/process/together.ts";

const folder = mkdtempSync(join(tmpdir(), "run-"));
const never = new AbortController().signal;
const options = { signal: never, timeoutMs: 10_000 };

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Whether a process runs; one that ended and was not yet collected does not. */
const alive = (pid: number): boolean => {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
};

describe("run", () => {
  test("returns what the program wrote", async () => {
    await expect(run("sh", ["-c", "echo out; echo err >&2"], options)).resolves.toEqual({
      stdout: "out\n",
      stderr: "err\n",
    });
  });

  test("hands over lines as they come", async () => {
    const lines: string[] = [];
    await run("printf", ["a\\nb\\n"], { ...options, onLine: (line) => lines.push(line) });
    expect(lines).toEqual(["a", "b"]);
  });

  test("raises with the program's last words", async () => {
    await expect(run("sh", ["-c", "echo broken >&2; exit 3"], options)).rejects.toMatchObject({
      name: "ProcessError",
      end: "failed",
      stderr: "broken\n",
    });
  });

  test("ends a program that takes too long", async () => {
    await expect(run("sleep", ["60"], { ...options, timeoutMs: 100 })).rejects.toThrow("longer than 100 ms");
  });

  test("an abort kills the whole process group before it returns", async () => {
    const stop = new AbortController();
    const pids: number[] = [];
    const running = run("sh", ["-c", "sleep 60 & echo $!; echo $$; wait"], {
      signal: stop.signal,
      timeoutMs: 10_000,
      onLine: (line) => {
        pids.push(Number(line));
        if (pids.length === 2) {
          stop.abort(new Error("enough"));
        }
      },
    });
    await expect(running).rejects.toThrow("enough");
    await expect.poll(() => pids.some(alive)).toBe(false);
  });

  describe("a program that crashes", () => {
    /** Counts its runs in a file and crashes in the first `times` of them. */
    const crashing = (times: number): string[] => {
      const count = join(folder, String(Math.random()));
      return ["-c", `cat >/dev/null; echo x >>"$0"; [ $(wc -l <"$0") -gt ${times} ] || kill -SEGV $$; echo out`, count];
    };

    test("is run once more", async () => {
      await expect(run("sh", crashing(1), options)).resolves.toMatchObject({ stdout: "out\n" });
    });

    test("is fed from the beginning the second time", async () => {
      let feeds = 0;
      const feed = (stdin: Writable): Promise<void> => {
        feeds += 1;
        stdin.write("x".repeat(1_000_000));
        return Promise.resolve();
      };
      await expect(run("sh", crashing(1), { ...options, feed })).resolves.toMatchObject({ stdout: "out\n" });
      expect(feeds).toBe(2);
    });

    test("is given up after the second crash", async () => {
      await expect(run("sh", crashing(2), options)).rejects.toMatchObject({ end: "crashed" });
    });

    test("while its feeder still writes is run once more, too", async () => {
      const early = ["-c", `echo x >>"$0"; [ $(wc -l <"$0") -gt 1 ] || kill -SEGV $$; cat >/dev/null; echo out`];
      const write = async (stdin: Writable): Promise<void> => {
        for (let chunk = 0; chunk < 64; chunk += 1) {
          await new Promise<void>((resolve, reject) => {
            stdin.write("x".repeat(65_536), (error) => {
              if (error) {
                reject(error);
              } else {
                resolve();
              }
            });
          });
        }
      };
      const ended = run("sh", [...early, join(folder, "early")], { ...options, feed: write });
      await expect(ended).resolves.toMatchObject({ stdout: "out\n" });
    });
  });

  test("feeds standard input; a failing feeder ends the program", async () => {
    const feed = async (stdin: NodeJS.WritableStream): Promise<void> => {
      stdin.write("to be copied");
      await Promise.resolve();
    };
    await expect(run("cat", [], { ...options, feed })).resolves.toMatchObject({ stdout: "to be copied" });
    const failing = (): Promise<void> => Promise.reject(new Error("no more"));
    await expect(run("sleep", ["60"], { ...options, feed: failing })).rejects.toThrow("no more");
  });

  test("does not start anything once cancelled", async () => {
    await expect(run("true", [], { ...options, signal: AbortSignal.abort(new Error("gone")) })).rejects.toThrow("gone");
  });
});

test("together stops the other task when one fails, and waits for it", async () => {
  let stopped = false;
  const other = (signal: AbortSignal): Promise<void> =>
    run("sleep", ["60"], { signal, timeoutMs: 60_000 }).then(
      () => undefined,
      (error: unknown) => {
        stopped = true;
        throw error;
      },
    );
  await expect(together(never, other, () => Promise.reject(new Error("first")))).rejects.toThrow("first");
  expect(stopped).toBe(true);
});
