import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The service's own folder. */
export const packageRoot = fileURLToPath(new URL("../..", import.meta.url));

/** A short hash of the files in some of the service's folders and of the locked dependencies. */
export const sourcesHash = async (...folders: readonly string[]): Promise<string> => {
  const listed = await Promise.all(
    folders.map((folder) => readdir(join(packageRoot, folder), { recursive: true, withFileTypes: true })),
  );
  const files = listed.flat().filter((entry) => entry.isFile());
  const sources = files.map((entry) => join(entry.parentPath, entry.name));
  const hash = createHash("sha256");
  for (const path of [...sources.sort(), join(packageRoot, "package-lock.json")]) {
    hash.update(relative(packageRoot, path)).update("\0");
    hash.update(await readFile(path)).update("\0");
  }
  return hash.digest("hex").slice(0, 16);
};

/** A short hash of everything the bundle is made from: the components and the locked dependencies. */
export const bundleHash = (): Promise<string> => sourcesHash("src");
