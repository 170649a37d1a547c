import { spawnSync } from "node:child_process";

let available: boolean | undefined;

const setprivWorks = (): boolean => {
  available ??= spawnSync("setpriv", ["--pdeathsig", "KILL", "true"], { timeout: 5000 }).status === 0;
  return available;
};

/**
 * The same command, killed by the kernel when this process dies without having cleaned up.
 * Where `setpriv` is missing the command is returned unchanged.
 */
export const leashed = (command: string, args: readonly string[]): [string, string[]] =>
  setprivWorks() ? ["setpriv", ["--pdeathsig", "KILL", command, ...args]] : [command, [...args]];
