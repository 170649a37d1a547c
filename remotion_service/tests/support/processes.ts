import { readdirSync, readFileSync } from "node:fs";

type Process = { readonly pid: number; readonly parent: number; readonly name: string };

const read = (pid: string): Process | null => {
  try {
    const match = /^(\d+) \((.*)\) (\S) (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, "utf8"));
    return match && match[3] !== "Z" ? { pid: Number(match[1]), name: match[2]!, parent: Number(match[4]) } : null;
  } catch {
    return null;
  }
};

/** Living descendants of a process, by name. */
export const descendants = (ancestor: number): Process[] => {
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => read(pid) ?? []);
  const below = (parent: number): Process[] =>
    all.filter((each) => each.parent === parent).flatMap((each) => [each, ...below(each.pid)]);
  return below(ancestor);
};
