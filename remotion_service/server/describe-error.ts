import { ProcessError } from "./process/run.ts";

const path = /(?:\/[^\s/:'"]+){2,}/g;
const maxCauses = 5;

const scrubbed = (text: string): string => text.replaceAll(path, "<path>");

/** An error for the log: its chain of causes and a program's last words, with paths taken out. */
export const describeError = (error: unknown): { readonly reason: string; readonly stderr?: string } => {
  const reasons: string[] = [];
  let stderr: string | undefined;
  for (let current = error; current instanceof Error && reasons.length < maxCauses; current = current.cause) {
    reasons.push(`${current.name}: ${scrubbed(current.message).slice(0, 500)}`);
    stderr ??= current instanceof ProcessError ? scrubbed(current.stderr).slice(-1500) : undefined;
  }
  return { reason: reasons.join(" <- ") || "unknown", ...(stderr === undefined ? {} : { stderr }) };
};
