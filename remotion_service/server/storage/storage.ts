/** Objects by key. Keys are checked before they get here. Every method raises RenderError. */
export type Storage = {
  /**
   * A local path with the object's content, for reading only. `scratch` is a folder the storage may fill.
   * Raises `source_missing` when there is no such object.
   */
  fetch(key: string, scratch: string, signal: AbortSignal): Promise<string>;
  /** Store a local file under the key; readers see either nothing, the old or the whole new object. */
  publish(path: string, key: string, contentType: string, signal: AbortSignal): Promise<void>;
  /** A mark that changes with the object's content; null when there is no such object. */
  version(key: string, signal: AbortSignal): Promise<string | null>;
  /** Store an object's content under another key, too. Raises `source_missing` when there is no such object. */
  copy(from: string, to: string, signal: AbortSignal): Promise<void>;
  /** The text of a small object; null when there is no such object. */
  read(key: string, signal: AbortSignal): Promise<string | null>;
  /** Store a small object of JSON. */
  write(key: string, json: string, signal: AbortSignal): Promise<void>;
};
