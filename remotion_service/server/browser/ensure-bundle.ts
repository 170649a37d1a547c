import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "../process/run.ts";
import { bundleHash } from "./bundle-hash.ts";

/** What lets Node run TypeScript, as the service itself is run. */
const loader = createRequire(import.meta.url).resolve("tsx");
const builder = fileURLToPath(new URL("build-bundle.ts", import.meta.url));
const buildWithinMs = 300_000;

const build = async (outDir: string): Promise<void> => {
  const signal = new AbortController().signal;
  await run(process.execPath, ["--import", loader, builder, outDir], { signal, timeoutMs: buildWithinMs });
};

/** Bundles of other sources may still serve a running process, so only old ones are removed. */
const oldMs = 24 * 3600 * 1000;

const removeOld = async (folder: string, kept: string): Promise<void> => {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (name !== kept && Date.now() - mtimeMs > oldMs) {
      await rm(path, { recursive: true, force: true });
    }
  }
};

/**
 * Folder of the web bundle for the present sources, built first when it is missing.
 *
 * The folder's name is a hash of the sources, and it appears under that name only when it is whole.
 */
export const ensureBundle = async (folder: string): Promise<string> => {
  const name = await bundleHash();
  const finished = join(folder, name);
  if (existsSync(join(finished, "index.html"))) {
    return finished;
  }
  await mkdir(folder, { recursive: true });
  const partial = join(folder, `${name}.${randomUUID()}.part`);
  try {
    await build(partial);
    await rename(partial, finished).catch((error: unknown) => {
      if (!existsSync(join(finished, "index.html"))) {
        throw error;
      }
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  await removeOld(folder, name);
  return finished;
};
