import type { BrowserHost } from "./browser/browser-host.ts";
import { sourcesHash } from "./browser/bundle-hash.ts";
import { describeError } from "./describe-error.ts";
import { log } from "./log.ts";
import type { EncoderHost } from "./media/encoder-host.ts";
import { RenderQueue } from "./queue/render-queue.ts";
import { compositedEngine } from "./render/composited.ts";
import { remotionEngine } from "./render/remotion.ts";
import { makeRender, type Render } from "./render/renderer.ts";
import type { Scratch } from "./render/scratch.ts";
import { Stills } from "./render/stills.ts";
import { StoredRenders } from "./render/stored-renders.ts";
import type { Settings } from "./settings.ts";
import { openStorage } from "./storage/open-storage.ts";
import { SourceCache } from "./storage/source-cache.ts";
import { measureText } from "./text/measure-with-fontkit.ts";

export type RenderParts = {
  readonly scratch: Scratch;
  readonly browser: BrowserHost;
  readonly encoders: EncoderHost;
  readonly bundle: () => Promise<string>;
};

const remembering =
  (render: Render, stored: StoredRenders): Render =>
  async (spec, options) => {
    const result = await render(spec, options);
    await stored.remember(spec, result, options.signal).catch((error: unknown) => {
      log("stored_renders_failed", { id: spec.id, ...describeError(error) });
    });
    return result;
  };

/** The queue of renders and the maker of stills. Raises when the storage cannot be opened. */
export const makeRenders = async (
  settings: Settings,
  { scratch, ...machines }: RenderParts,
): Promise<{ readonly queue: RenderQueue; readonly stills: Stills }> => {
  const { tools, timeoutMs } = settings;
  const sources = new SourceCache(scratch.sources, settings.sourceCache);
  const storage = await openStorage(settings.storageUrl, settings.s3, sources);
  const parts = { tools, ...machines };
  const engines = { composited: compositedEngine(parts), remotion: remotionEngine(parts) };
  const render = makeRender({ tools, storage, scratch, engines, measure: measureText, timeoutMs });
  const maker = [await sourcesHash("src", "server"), tools.preset, tools.crf].join(" ");
  const stored = new StoredRenders(storage, maker);
  const queue = new RenderQueue({
    ...settings,
    render: remembering(render, stored),
    findStored: (spec, signal) => stored.find(spec, signal),
    limit: settings.queueLimit,
  });
  return { queue, stills: new Stills({ ...parts, storage, scratch, measure: measureText }) };
};
