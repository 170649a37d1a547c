import { ensureBundle } from "./browser/ensure-bundle.ts";
import { log } from "./log.ts";
import { readSettings } from "./settings.ts";

await ensureBundle(readSettings(process.env).bundleDir);
log("bundle_ready");
