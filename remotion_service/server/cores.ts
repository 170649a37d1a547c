import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";

const read = (path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
};

/** Cores that a control group's limit allows, in cgroup version 2 or 1; Infinity without a limit. */
export const coresAllowed = (cpuMax: string, quota: string, period: string): number => {
  const [most, every] = cpuMax.trim() === "" ? [quota, period] : cpuMax.trim().split(" ");
  const share = Number(most) / Number(every);
  return share > 0 ? share : Infinity;
};

/** Cores this process may keep busy: those of the machine, or fewer in a container with a limit. */
export const usableCores = (): number => {
  const limit = coresAllowed(
    read("/sys/fs/cgroup/cpu.max"),
    read("/sys/fs/cgroup/cpu/cpu.cfs_quota_us"),
    read("/sys/fs/cgroup/cpu/cpu.cfs_period_us"),
  );
  return Math.max(1, Math.min(availableParallelism(), Math.floor(limit)));
};
