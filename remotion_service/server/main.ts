import { describeError } from "./describe-error.ts";
import { log } from "./log.ts";
import { startService, type Service } from "./service.ts";
import { readSettings } from "./settings.ts";

const closeWithinMs = 10_000;

let service: Service | null = null;
let closing = false;

const close = (signal: string): void => {
  if (closing || !service) {
    process.exit(1);
  }
  closing = true;
  log("closing", { signal });
  setTimeout(() => process.exit(1), closeWithinMs).unref();
  void service.close().finally(() => process.exit(0));
};

// Before anything else, because the browser's launcher takes off signal handlers that appear while it starts.
process.on("SIGTERM", close).on("SIGINT", close);
process.on("unhandledRejection", (reason) => {
  log("stray_rejection", describeError(reason));
});

try {
  service = await startService(readSettings(process.env));
  log("listening", { port: service.port });
} catch (error) {
  log("start_failed", describeError(error));
  process.exitCode = 2;
}
