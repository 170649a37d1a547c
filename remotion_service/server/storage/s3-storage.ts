import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import {
  CopyObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
  type PutObjectCommandInput,
} from "@aws-sdk/client-s3";
import { RenderError } from "../render-error.ts";
import type { S3Access } from "../settings.ts";
import type { SourceCache } from "./source-cache.ts";
import type { Storage } from "./storage.ts";

type Body = Pick<PutObjectCommandInput, "Body" | "ContentLength" | "ContentType">;

const client = ({ endpoint, region, accessKeyId, secretAccessKey }: S3Access): S3Client =>
  new S3Client({
    region,
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    ...(accessKeyId === undefined || secretAccessKey === undefined
      ? {}
      : { credentials: { accessKeyId, secretAccessKey } }),
    // Checksums that only some S3-compatible servers understand are left out unless the API demands them.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });

const failure = (error: unknown, doing: string, signal?: AbortSignal): unknown => {
  if (signal?.aborted) {
    return signal.reason;
  }
  if (error instanceof NoSuchKey || error instanceof NotFound) {
    return new RenderError("source_missing", "no such object", { cause: error });
  }
  return new RenderError("storage_failed", `the object store failed while ${doing}`, { cause: error });
};

const orNull = async <T>(call: Promise<T>, doing: string, signal: AbortSignal): Promise<T | null> => {
  try {
    return await call;
  } catch (error) {
    const known = failure(error, doing, signal);
    if (known instanceof RenderError && known.code === "source_missing") {
      return null;
    }
    throw known;
  }
};

/** A client and where it finds a key. */
type Bucket = { readonly s3: S3Client; readonly place: (key: string) => { Bucket: string; Key: string } };

const versionOf = async ({ s3, place }: Bucket, key: string, signal: AbortSignal): Promise<string | null> => {
  const asked = s3.send(new HeadObjectCommand(place(key)), { abortSignal: signal });
  const found = await orNull(asked, "looking", signal);
  return found && (found.ETag ?? String(found.LastModified?.getTime()));
};

const download = async ({ s3, place }: Bucket, key: string, path: string, signal: AbortSignal): Promise<void> => {
  const { Body: body } = await s3.send(new GetObjectCommand(place(key)), { abortSignal: signal });
  if (!(body instanceof Readable)) {
    throw new Error("the object has no body");
  }
  await pipeline(body, createWriteStream(path), { signal });
};

const upload = async ({ s3, place }: Bucket, key: string, body: Body, signal: AbortSignal): Promise<void> => {
  try {
    await s3.send(new PutObjectCommand({ ...place(key), ...body }), { abortSignal: signal });
  } catch (error) {
    throw failure(error, "writing", signal);
  }
};

/** Storage in a bucket, every key below `prefix` (empty, or ending in a slash). Sources go through the cache. */
export const s3Storage = (name: string, prefix: string, access: S3Access, sources: SourceCache): Storage => {
  const s3 = client(access);
  const place = (key: string): { Bucket: string; Key: string } => ({ Bucket: name, Key: prefix + key });
  const bucket: Bucket = { s3, place };
  return {
    fetch: async (key, scratch, signal) => {
      try {
        signal.throwIfAborted();
        const mark = await versionOf(bucket, key, signal);
        const path = join(scratch, "source");
        await sources.link(`${key} ${mark ?? ""}`, path, signal, (to, stop) => download(bucket, key, to, stop));
        return path;
      } catch (error) {
        throw error instanceof RenderError ? error : failure(error, "reading", signal);
      }
    },
    publish: async (path, key, contentType, signal) => {
      const { size } = await stat(path).catch((error: unknown) => {
        throw failure(error, "writing");
      });
      const body = { Body: createReadStream(path), ContentLength: size, ContentType: contentType };
      await upload(bucket, key, body, signal);
    },
    version: (key, signal) => versionOf(bucket, key, signal),
    copy: async (from, to, signal) => {
      const source = [name, ...(prefix + from).split("/")].map(encodeURIComponent).join("/");
      try {
        await s3.send(new CopyObjectCommand({ ...place(to), CopySource: source }), { abortSignal: signal });
      } catch (error) {
        throw failure(error, "copying", signal);
      }
    },
    read: async (key, signal) => {
      const asked = s3.send(new GetObjectCommand(place(key)), { abortSignal: signal });
      const found = await orNull(asked, "reading", signal);
      return (await found?.Body?.transformToString()) ?? null;
    },
    write: (key, json, signal) => upload(bucket, key, { Body: json, ContentType: "application/json" }, signal),
  };
};
