import { createHash, randomUUID } from "node:crypto";
import { link, mkdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { orAbort } from "../process/or-abort.ts";

/** Fills a path; rejects with the signal's reason when it aborts. */
export type Download = (path: string, signal: AbortSignal) => Promise<void>;

type Kept = { readonly path: string; readonly bytes: number };
type Loading = { readonly done: Promise<void>; readonly stop: AbortController; readers: number };

/**
 * Downloaded sources, kept for the next clip or still of the same video.
 *
 * Whoever asks gets a hard link, so that the oldest can be thrown away at any time without a look at who still reads.
 */
export class SourceCache {
  readonly #folder: string;
  readonly #maxBytes: number;
  /** Least recently used first. */
  readonly #kept = new Map<string, Kept>();
  readonly #loading = new Map<string, Loading>();

  /** `folder` lies on the same file system as the links; `maxBytes` may be exceeded by the newest file. */
  constructor(folder: string, maxBytes: number) {
    this.#folder = folder;
    this.#maxBytes = maxBytes;
  }

  /** Make `path` a link to the content called `name`, downloaded once however many ask for it. */
  async link(name: string, path: string, signal: AbortSignal, download: Download): Promise<void> {
    signal.throwIfAborted();
    if (!this.#kept.has(name)) {
      await this.#load(name, signal, download);
    }
    const kept = this.#kept.get(name);
    if (kept) {
      this.#kept.delete(name);
      this.#kept.set(name, kept);
      await link(kept.path, path);
    } else {
      await this.link(name, path, signal, download);
    }
  }

  async #load(name: string, signal: AbortSignal, download: Download): Promise<void> {
    const loading = this.#loading.get(name) ?? this.#begin(name, download);
    loading.readers += 1;
    try {
      await orAbort(loading.done, signal);
    } finally {
      loading.readers -= 1;
      if (loading.readers === 0) {
        this.#forget(name, loading);
        loading.stop.abort(signal.reason);
      }
    }
  }

  #begin(name: string, download: Download): Loading {
    const stop = new AbortController();
    const loading = { done: this.#download(name, download, stop.signal), stop, readers: 0 };
    loading.done.catch(() => undefined);
    this.#loading.set(name, loading);
    return loading;
  }

  #forget(name: string, loading: Loading): void {
    if (this.#loading.get(name) === loading) {
      this.#loading.delete(name);
    }
  }

  async #download(name: string, download: Download, signal: AbortSignal): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const hash = createHash("sha256").update(name).digest("hex").slice(0, 16);
    const path = join(this.#folder, `${hash}-${randomUUID()}`);
    try {
      await download(path, signal);
      signal.throwIfAborted();
      this.#kept.set(name, { path, bytes: (await stat(path)).size });
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    await this.#evict();
  }

  async #evict(): Promise<void> {
    let total = [...this.#kept.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    for (const [name, { path, bytes }] of [...this.#kept].slice(0, -1)) {
      if (total <= this.#maxBytes) {
        return;
      }
      total -= bytes;
      this.#kept.delete(name);
      await rm(path, { force: true });
    }
  }
}
