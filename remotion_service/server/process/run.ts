import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { basename } from "node:path";
import type { Writable } from "node:stream";
import { log } from "../log.ts";
import { leashed } from "./leash.ts";

const keptCharacters = 8000;

/**
 * Decoded pictures are larger than the blocks that glibc keeps for the next one: each would be given back to the kernel
 * and asked for again, which costs a thirtieth of an encoder's time.
 */
const keepsMemory = { MALLOC_MMAP_THRESHOLD_: String(4 * 2 ** 20), MALLOC_TRIM_THRESHOLD_: String(32 * 2 ** 20) };

export type RunOptions = {
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  /** Called for each line of standard output; without it the output is returned. */
  readonly onLine?: (line: string) => void;
  /**
   * Writes the program's standard input, from the beginning each time it is called; when it fails the program is
   * killed. Without it there is no input.
   */
  readonly feed?: (stdin: Writable) => Promise<void>;
};

/** How a program ended badly; `crashed` means by a signal that was not ours. */
export type BadEnd = "not_started" | "timed_out" | "crashed" | "failed";

/** A program that could not be started, ran out of time, crashed or ended with a non-zero status. */
export class ProcessError extends Error {
  readonly end: BadEnd;
  readonly stderr: string;

  constructor(end: BadEnd, message: string, stderr: string) {
    super(message);
    this.name = "ProcessError";
    this.end = end;
    this.stderr = stderr;
  }
}

const killGroup = (child: ChildProcess): void => {
  if (child.pid === undefined) {
    return;
  }
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
};

const collect = (child: ChildProcess, onLine: RunOptions["onLine"]): { stdout: string; stderr: string } => {
  const output = { stdout: "", stderr: "" };
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    output.stderr = (output.stderr + chunk).slice(-keptCharacters);
  });
  if (onLine && child.stdout) {
    createInterface({ input: child.stdout }).on("line", onLine);
  } else {
    child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
      output.stdout += chunk;
    });
  }
  return output;
};

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });

/** Feed the program and kill it when that fails. When it stops reading, its exit status says why. */
const fed = async (child: ChildProcess, feed: RunOptions["feed"]): Promise<void> => {
  const { stdin } = child;
  if (!feed || !stdin) {
    return;
  }
  stdin.on("error", () => undefined);
  try {
    await feed(stdin);
    stdin.end();
  } catch (error) {
    if (!stdin.errored && !stdin.destroyed) {
      killGroup(child);
      throw error;
    }
  }
};

type Output = { readonly stdout: string; readonly stderr: string };

/** Statuses from here on are how shells and ffmpeg report a signal. */
const firstSignalStatus = 128;

const badEnd = (name: string, status: number | null, lateMs: number | null, stderr: string): ProcessError => {
  if (lateMs !== null) {
    return new ProcessError("timed_out", `${name} ran longer than ${lateMs} ms`, stderr);
  }
  return status === null || status >= firstSignalStatus
    ? new ProcessError("crashed", `${name} crashed`, stderr)
    : new ProcessError("failed", `${name} ended with status ${status}`, stderr);
};

const runOnce = async (
  command: string,
  args: readonly string[],
  { signal, timeoutMs, onLine, feed }: RunOptions,
): Promise<Output> => {
  signal.throwIfAborted();
  const stdio = [feed ? "pipe" : "ignore", "pipe", "pipe"] as const;
  const child = spawn(...leashed(command, args), {
    detached: true,
    stdio: [...stdio],
    env: { ...process.env, ...keepsMemory },
  });
  const output = collect(child, onLine);
  const stop = (): void => {
    killGroup(child);
  };
  const limit = AbortSignal.timeout(Math.ceil(timeoutMs));
  const either = AbortSignal.any([signal, limit]);
  either.addEventListener("abort", stop);
  try {
    const [feeding, status] = await Promise.allSettled([fed(child, feed), ended(child)]);
    signal.throwIfAborted();
    if (feeding.status === "rejected") {
      throw feeding.reason;
    }
    if (status.status === "rejected") {
      throw new ProcessError("not_started", `${basename(command)} could not be started`, "");
    }
    if (status.value !== 0) {
      throw badEnd(basename(command), status.value, limit.aborted ? timeoutMs : null, output.stderr);
    }
    return output;
  } finally {
    either.removeEventListener("abort", stop);
  }
};

/**
 * Run a program in a process group of its own; one that crashes is run a second time.
 *
 * Returns what it wrote (the end of it, for standard error). When the signal aborts, the group is killed and the
 * promise rejects with the signal's reason once the program is gone. Raises ProcessError, or what `feed` raised.
 */
export const run = async (command: string, args: readonly string[], options: RunOptions): Promise<Output> => {
  try {
    return await runOnce(command, args, options);
  } catch (error) {
    if (!(error instanceof ProcessError) || error.end !== "crashed") {
      throw error;
    }
    log("program_crashed", { program: basename(command), retried: true });
    return runOnce(command, args, options);
  }
};
