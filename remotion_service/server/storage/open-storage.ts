import { fileURLToPath } from "node:url";
import type { S3Access } from "../settings.ts";
import { fileStorage } from "./file-storage.ts";
import type { SourceCache } from "./source-cache.ts";
import type { Storage } from "./storage.ts";

/** The storage an address means: `file:///folder` or `s3://bucket/prefix`. */
export const openStorage = async (address: string, s3: S3Access, sources: SourceCache): Promise<Storage> => {
  const url = new URL(address);
  if (url.protocol === "file:") {
    return fileStorage(fileURLToPath(url));
  }
  if (url.protocol === "s3:" && url.hostname !== "") {
    // The S3 client is large: services on a folder start without it.
    const { s3Storage } = await import("./s3-storage.ts");
    const prefix = url.pathname.replaceAll(/^\/+|\/+$/g, "");
    return s3Storage(url.hostname, prefix === "" ? "" : `${prefix}/`, s3, sources);
  }
  throw new Error("STORAGE_URL must be file:///folder or s3://bucket/prefix");
};
