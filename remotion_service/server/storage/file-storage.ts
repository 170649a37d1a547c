import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { copyFile, mkdir, open, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, sep } from "node:path";
import { isStorageKey } from "../../src/spec/storage-key.ts";
import { RenderError } from "../render-error.ts";
import type { Storage } from "./storage.ts";

const refusal = (): RenderError => new RenderError("source_missing", "the key leads outside the storage");

const inside = (root: string, path: string): boolean => path.startsWith(root.endsWith(sep) ? root : root + sep);

/** Raises when the key, links resolved, is not a file below the root. */
const existingPath = async (root: string, key: string): Promise<string> => {
  if (!isStorageKey(key)) {
    throw refusal();
  }
  let path: string;
  try {
    path = await realpath(join(root, key));
  } catch (error) {
    throw new RenderError("source_missing", "no such object", { cause: error });
  }
  if (!inside(root, path)) {
    throw refusal();
  }
  if (!(await stat(path)).isFile()) {
    throw new RenderError("source_missing", "the key is not a file");
  }
  return path;
};

/** The nearest ancestor that exists decides: a link in the middle of the key cannot lead out of the root. */
const checkedFolder = async (root: string, folder: string): Promise<void> => {
  for (let ancestor = folder; ; ancestor = dirname(ancestor)) {
    const real = await realpath(ancestor).catch(() => null);
    if (real !== null) {
      if (real !== root && !inside(root, real)) {
        throw refusal();
      }
      break;
    }
  }
  await mkdir(folder, { recursive: true });
};

const flush = async (path: string): Promise<void> => {
  const file = await open(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
};

/** Have `fill` write a new file beside the target, which takes the target's place when it is whole. */
const place = async (root: string, key: string, fill: (path: string) => Promise<void>): Promise<void> => {
  if (!isStorageKey(key)) {
    throw refusal();
  }
  const target = join(root, key);
  await checkedFolder(root, dirname(target));
  const partial = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomUUID()}.part`);
  try {
    await fill(partial);
    await flush(partial);
    await rename(partial, target);
  } finally {
    await rm(partial, { force: true });
  }
};

/** The file appears only while the signal allows it: a cancelled render leaves the old one alone. */
const placeCopy = (root: string, source: string, key: string, signal: AbortSignal): Promise<void> =>
  place(root, key, async (path) => {
    await copyFile(source, path, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    signal.throwIfAborted();
  });

const storing = async (work: Promise<void>, signal: AbortSignal): Promise<void> => {
  try {
    await work;
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof RenderError
      ? error
      : new RenderError("storage_failed", "the result could not be stored", { cause: error });
  }
};

/** Storage in a folder, which is created when missing. */
export const fileStorage = async (folder: string): Promise<Storage> => {
  await mkdir(folder, { recursive: true });
  const root = await realpath(folder);
  const known = (key: string): Promise<string | null> => existingPath(root, key).catch(() => null);
  return {
    fetch: async (key) => existingPath(root, key),
    publish: (path, key, _contentType, signal) => storing(placeCopy(root, path, key, signal), signal),
    version: async (key) => {
      const path = await known(key);
      const facts = path === null ? null : await stat(path, { bigint: true }).catch(() => null);
      return facts && `${facts.size}-${facts.mtimeNs}`;
    },
    copy: async (from, to, signal) => {
      await storing(placeCopy(root, await existingPath(root, from), to, signal), signal);
    },
    read: async (key) => {
      const path = await known(key);
      return path === null ? null : readFile(path, "utf8").catch(() => null);
    },
    write: (key, json, signal) =>
      storing(
        place(root, key, (path) => writeFile(path, json, { flag: "wx" })),
        signal,
      ),
  };
};
