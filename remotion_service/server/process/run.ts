import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { leashed } from "./leash.ts";

const keptCharacters = 8000;

export type RunOptions = {
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  /** Called for each line of standard output; without it the output is returned. */
  readonly onLine?: (line: string) => void;
};

/** A program that could not be started, ran out of time or ended with a non-zero status. */
export class ProcessError extends Error {
  readonly stderr: string;

  constructor(message: string, stderr: string) {
    super(message);
    this.name = "ProcessError";
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

/**
 * Run a program in a process group of its own.
 *
 * Returns what it wrote (the end of it, for standard error). When the signal aborts, the group is killed and the
 * promise rejects with the signal's reason once the program is gone. Raises ProcessError.
 */
export const run = async (
  command: string,
  args: readonly string[],
  { signal, timeoutMs, onLine }: RunOptions,
): Promise<{ stdout: string; stderr: string }> => {
  signal.throwIfAborted();
  const child = spawn(...leashed(command, args), { detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const output = collect(child, onLine);
  const onAbort = (): void => {
    killGroup(child);
  };
  let expired = false;
  const timer = setTimeout(() => {
    expired = true;
    killGroup(child);
  }, timeoutMs);
  signal.addEventListener("abort", onAbort);
  try {
    const status = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject).once("close", resolve);
    });
    signal.throwIfAborted();
    if (status !== 0) {
      const why = expired ? `ran longer than ${timeoutMs} ms` : `ended with status ${String(status)}`;
      throw new ProcessError(`${command.split("/").at(-1) ?? command} ${why}`, output.stderr);
    }
    return output;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
  }
};
