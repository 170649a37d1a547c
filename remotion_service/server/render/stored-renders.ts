import { posix } from "node:path";
import type { RenderSpec } from "../../src/spec/render-spec.ts";
import type { Storage } from "../storage/storage.ts";
import { contentHash } from "./content-hash.ts";
import type { RenderResult } from "./renderer.ts";

/** What is noted about a finished render; the versions tell a file that was replaced from the one that was meant. */
type Note = { readonly result: RenderResult; readonly videoVersion: string; readonly coverVersion: string };

/** A note's name changes with the code that writes it, so what it holds is known; it may be cut short at most. */
const parsed = (text: string): Note | null => {
  try {
    return JSON.parse(text) as Note;
  } catch {
    return null;
  }
};

/** Objects other than the source that a short shows. */
const pictures = ({ overlays }: RenderSpec): string[] => {
  const logo = overlays.watermark?.image_key;
  return logo == null ? [] : [logo];
};

/** Finds shorts that were rendered before: notes about them lie in a folder beside their source. */
export class StoredRenders {
  readonly #storage: Storage;
  readonly #maker: string;

  /** `maker` changes with everything of the service that decides the picture. */
  constructor(storage: Storage, maker: string) {
    this.#storage = storage;
    this.#maker = maker;
  }

  /**
   * The result of an equal earlier render whose files are still what they were, null when there is none. When they lie
   * under other keys than those asked for, they are copied there. Raises RenderError.
   */
  async find(spec: RenderSpec, signal: AbortSignal): Promise<RenderResult | null> {
    const at = await this.#noteKey(spec, signal);
    const text = at === null ? null : await this.#storage.read(at, signal);
    const known = text === null ? null : parsed(text);
    if (!known || !(await this.#unchanged(known, signal))) {
      return null;
    }
    const { key, cover_key } = spec.output;
    await this.#copy(known.result.cover_key, cover_key, signal);
    await this.#copy(known.result.key, key, signal);
    return { ...known.result, key, cover_key };
  }

  /** Note down a finished render so that it is found again. Raises RenderError. */
  async remember(spec: RenderSpec, result: RenderResult, signal: AbortSignal): Promise<void> {
    const [at, videoVersion, coverVersion] = await Promise.all([
      this.#noteKey(spec, signal),
      this.#storage.version(result.key, signal),
      this.#storage.version(result.cover_key, signal),
    ]);
    if (at !== null && videoVersion !== null && coverVersion !== null) {
      const note: Note = { result, videoVersion, coverVersion };
      await this.#storage.write(at, JSON.stringify(note), signal);
    }
  }

  /** In the source's folder, so that who removes everything of a video removes the notes, too. */
  async #noteKey(spec: RenderSpec, signal: AbortSignal): Promise<string | null> {
    const shown = [spec.source.key, ...pictures(spec)];
    const versions = await Promise.all(shown.map((key) => this.#storage.version(key, signal)));
    const marks = versions.filter((version) => version !== null);
    return marks.length < shown.length
      ? null
      : posix.join(posix.dirname(spec.source.key), "renders", `${contentHash(spec, this.#maker, ...marks)}.json`);
  }

  async #unchanged({ result, videoVersion, coverVersion }: Note, signal: AbortSignal): Promise<boolean> {
    const [video, cover] = await Promise.all([
      this.#storage.version(result.key, signal),
      this.#storage.version(result.cover_key, signal),
    ]);
    return video === videoVersion && cover === coverVersion;
  }

  async #copy(from: string, to: string, signal: AbortSignal): Promise<void> {
    if (from !== to) {
      await this.#storage.copy(from, to, signal);
    }
  }
}
