import { log } from "./log.ts";
import { startService, type Service } from "./service.ts";
import { readSettings } from "./settings.ts";

const closeWithinMs = 10_000;

const closeOn = (service: Service): void => {
  let closing = false;
  const close = (signal: string): void => {
    if (closing) {
      process.exit(1);
    }
    closing = true;
    log("closing", { signal });
    setTimeout(() => process.exit(1), closeWithinMs).unref();
    void service.close().finally(() => process.exit(0));
  };
  process.on("SIGTERM", close).on("SIGINT", close);
};

process.on("unhandledRejection", (reason) => {
  log("stray_rejection", { reason: reason instanceof Error ? reason.message : "unknown" });
});

try {
  const service = await startService(readSettings(process.env));
  closeOn(service);
  log("listening", { port: service.port });
} catch (error) {
  log("start_failed", { reason: error instanceof Error ? error.message : "unknown" });
  process.exitCode = 2;
}
