import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { captionStyle } from "../src/spec/caption-style.ts";
import { drawStyleSheet } from "./browser/draw-style-sheet.ts";
import { ensureBundle } from "./browser/ensure-bundle.ts";
import { openBrowser } from "./browser/open-browser.ts";
import { run } from "./process/run.ts";
import { readSettings } from "./settings.ts";
import { styleSheet } from "./styles/sheet.ts";

/** Draws the picture of all styles that the README shows. */
const presets = fileURLToPath(new URL("../../tests/contract/presets.json", import.meta.url));
const picture = fileURLToPath(new URL("../../docs/styles.png", import.meta.url));

const styles = z.record(z.string(), captionStyle).parse(JSON.parse(await readFile(presets, "utf8")));
const { bundleDir, tools } = readSettings(process.env);
const serveUrl = await ensureBundle(bundleDir);
const { browser } = await openBrowser(tools.chromium);
const [png] = await drawStyleSheet(browser, { serveUrl, ...styleSheet(styles) });
await browser.close({ silent: true });
if (!png) {
  throw new Error("the browser drew nothing");
}
const folder = await mkdtemp(join(tmpdir(), "styles-"));
await writeFile(join(folder, "sheet.png"), png);
// The browser compresses in a hurry.
const slowly = ["-v", "error", "-y", "-i", join(folder, "sheet.png"), "-pred", "mixed", picture];
await run(tools.ffmpeg, slowly, { signal: new AbortController().signal, timeoutMs: 60_000 });
await rm(folder, { recursive: true });
process.stdout.write(`${picture}\n`);
