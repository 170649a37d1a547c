import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { copyFile, mkdir, open, realpath, rename, rm, stat } from "node:fs/promises";
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

const place = async (root: string, source: string, key: string): Promise<void> => {
  if (!isStorageKey(key)) {
    throw refusal();
  }
  const target = join(root, key);
  await checkedFolder(root, dirname(target));
  const partial = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomUUID()}.part`);
  try {
    await copyFile(source, partial, constants.COPYFILE_EXCL);
    await flush(partial);
    await rename(partial, target);
  } finally {
    await rm(partial, { force: true });
  }
};

/** Storage in a folder, which is created when missing. */
export const fileStorage = async (folder: string): Promise<Storage> => {
  await mkdir(folder, { recursive: true });
  const root = await realpath(folder);
  return {
    fetch: async (key) => existingPath(root, key),
    publish: async (path, key) => {
      try {
        await place(root, path, key);
      } catch (error) {
        throw error instanceof RenderError
          ? error
          : new RenderError("storage_failed", "the result could not be stored", { cause: error });
      }
    },
    exists: async (key) =>
      existingPath(root, key).then(
        () => true,
        () => false,
      ),
  };
};
