import { serveBundle, type BundleServer } from "./bundle-server.ts";
import { ensureBundle } from "./ensure-bundle.ts";

/** Builds the web bundle when it is missing and serves it. */
export class BundleHost {
  readonly #folder: string;
  #serving: Promise<BundleServer> | null = null;

  /** `folder` holds finished bundles. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The address browsers load the bundle from. A build that failed is tried again. */
  async url(): Promise<string> {
    const serving = (this.#serving ??= ensureBundle(this.#folder).then(serveBundle));
    try {
      return (await serving).url;
    } catch (error) {
      this.#serving = null;
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#serving?.then(
      (server) => {
        server.close();
      },
      () => undefined,
    );
  }
}
