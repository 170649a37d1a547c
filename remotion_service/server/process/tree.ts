import { readdir, readFile } from "node:fs/promises";

type Process = { readonly pid: number; readonly parent: number; readonly group: number };

const facts = async (pid: string): Promise<Process | null> => {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // The name, in brackets, may hold anything.
  const [, parent, group] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return parent === undefined ? null : { pid: Number(pid), parent: Number(parent), group: Number(group) };
};

const all = async (): Promise<Process[]> => {
  const pids = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
  return (await Promise.all(pids.map(facts))).filter((process) => process !== null);
};

const pssBytes = async (pid: number): Promise<number> => {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, "utf8").catch(() => "");
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1024;
};

/** Process ids of this process's children; empty where the system does not tell. */
export const children = async (): Promise<number[]> =>
  (await all()).filter(({ parent }) => parent === process.pid).map(({ pid }) => pid);

/** The command line of a process, empty when it is gone. */
export const commandLine = async (pid: number): Promise<string> =>
  (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).replaceAll("\0", " ");

/** Memory in bytes of a process group, shared pages counted once; null where the system does not tell. */
export const groupMemory = async (group: number): Promise<number | null> => {
  const members = (await all()).filter((process) => process.group === group);
  const sizes = await Promise.all(members.map(({ pid }) => pssBytes(pid)));
  return members.length === 0 ? null : sizes.reduce((sum, size) => sum + size, 0);
};
