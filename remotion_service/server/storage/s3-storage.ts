import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { RenderError } from "../render-error.ts";
import type { S3Access } from "../settings.ts";
import type { Storage } from "./storage.ts";

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

/** Storage in a bucket, every key below `prefix` (empty, or ending in a slash). */
export const s3Storage = (bucket: string, prefix: string, access: S3Access): Storage => {
  const s3 = client(access);
  const place = (key: string): { Bucket: string; Key: string } => ({ Bucket: bucket, Key: prefix + key });
  return {
    fetch: async (key, scratch, signal) => {
      const path = join(scratch, "source");
      try {
        const { Body: body } = await s3.send(new GetObjectCommand(place(key)), { abortSignal: signal });
        if (!(body instanceof Readable)) {
          throw new Error("the object has no body");
        }
        await pipeline(body, createWriteStream(path), { signal });
        return path;
      } catch (error) {
        throw failure(error, "reading", signal);
      }
    },
    publish: async (path, key, contentType, signal) => {
      try {
        const { size } = await stat(path);
        const command = new PutObjectCommand({
          ...place(key),
          Body: createReadStream(path),
          ContentLength: size,
          ContentType: contentType,
        });
        await s3.send(command, { abortSignal: signal });
      } catch (error) {
        throw failure(error, "writing", signal);
      }
    },
    exists: async (key) => {
      try {
        await s3.send(new HeadObjectCommand(place(key)));
        return true;
      } catch (error) {
        if (error instanceof NotFound || error instanceof NoSuchKey) {
          return false;
        }
        throw failure(error, "looking");
      }
    },
  };
};
