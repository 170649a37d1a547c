import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, preview, type InlineConfig } from "vite";
import { sampleVideo } from "./sample-video.ts";

const root = fileURLToPath(new URL(".", import.meta.url));
const cache = fileURLToPath(new URL("../.cache/player/", import.meta.url));

export type PlayerPage = { readonly url: string; readonly close: () => Promise<void> };

/** Build the page and the video it shows, and serve both on this machine. Port 0 takes a free one. */
export const servePlayer = async (ffmpeg: string, port: number, outDir = join(cache, "page")): Promise<PlayerPage> => {
  const publicDir = join(cache, "public");
  await sampleVideo(ffmpeg, publicDir);
  const config: InlineConfig = {
    root,
    publicDir,
    configFile: false,
    logLevel: "error",
    cacheDir: join(cache, "vite"),
    build: { outDir, emptyOutDir: true, target: "es2023", chunkSizeWarningLimit: 4096 },
    preview: { host: "127.0.0.1", port, strictPort: true },
  };
  await build(config);
  const server = await preview(config);
  const address = server.httpServer.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      await server.close();
    },
  };
};
