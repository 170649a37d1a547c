import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The service's own folder. */
export const packageRoot = fileURLToPath(new URL("../..", import.meta.url));

/** A short hash of everything the bundle is made from: the components and the locked dependencies. */
export const bundleHash = async (): Promise<string> => {
  const entries = await readdir(join(packageRoot, "src"), { recursive: true, withFileTypes: true });
  const sources = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hash = createHash("sha256");
  for (const path of [...sources.sort(), join(packageRoot, "package-lock.json")]) {
    hash.update(relative(packageRoot, path)).update("\0");
    hash.update(await readFile(path)).update("\0");
  }
  return hash.digest("hex").slice(0, 16);
};
