import { join } from "node:path";
import { bundle } from "@remotion/bundler";
import { packageRoot } from "./bundle-hash.ts";

/**
 * A program of its own: builds the web bundle into the folder it is given. What the bundler takes, some 400 MB, goes
 * with it.
 */
const [outDir] = process.argv.slice(2);
if (outDir === undefined) {
  throw new Error("usage: build-bundle.ts FOLDER");
}
await bundle({
  entryPoint: join(packageRoot, "src", "index.ts"),
  rootDir: packageRoot,
  outDir,
  publicDir: join(packageRoot, "no-public-files"),
  onProgress: () => undefined,
});
