/** Objects by key. Keys are checked before they get here. Every method raises RenderError. */
export type Storage = {
  /**
   * A local path with the object's content, for reading only. `scratch` is a folder the storage may fill.
   * Raises `source_missing` when there is no such object.
   */
  fetch(key: string, scratch: string, signal: AbortSignal): Promise<string>;
  /** Store a local file under the key; readers see either nothing, the old or the whole new object. */
  publish(path: string, key: string, contentType: string, signal: AbortSignal): Promise<void>;
  exists(key: string): Promise<boolean>;
};
