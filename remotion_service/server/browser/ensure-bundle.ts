import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { bundleHash, packageRoot } from "./bundle-hash.ts";

const build = async (outDir: string): Promise<void> => {
  // The bundler takes a second to load and is not needed while a finished bundle is at hand.
  const { bundle } = await import("@remotion/bundler");
  await bundle({
    entryPoint: join(packageRoot, "src", "index.ts"),
    rootDir: packageRoot,
    outDir,
    publicDir: join(packageRoot, "no-public-files"),
    onProgress: () => undefined,
  });
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
