import { log } from "../log.ts";
import { ProcessError } from "../process/run.ts";
import type { RenderError } from "../render-error.ts";

const path = /(?:[A-Za-z]:)?(?:\/[^\s/:'"]+)+/g;

const causes = (error: unknown): Error[] => {
  const all: Error[] = [];
  for (let current = error; current instanceof Error && all.length < 5; current = current.cause) {
    all.push(current);
  }
  return all;
};

/** Log why a render failed: its code, the chain of causes and a program's last words, with paths taken out. */
export const logFailure = (id: string, error: RenderError): void => {
  const chain = causes(error);
  const stderr = chain.find((cause) => cause instanceof ProcessError)?.stderr ?? "";
  log("render_failed", {
    id,
    code: error.code,
    reason: chain.map((cause) => cause.message.replaceAll(path, "<path>").slice(0, 500)).join(" <- "),
    stderr: stderr.replaceAll(path, "<path>").slice(-1500),
  });
};
