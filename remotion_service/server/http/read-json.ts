import type { IncomingMessage } from "node:http";
import { HttpError } from "./reply.ts";

/** Largest request body in bytes: ten minutes of captions and camera keyframes are well below. */
export const maxBodyBytes = 8 * 1024 * 1024;

/** The request's body as JSON. Raises HttpError 413 or 400. */
export const readJson = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBodyBytes) {
      throw new HttpError(413, "too_large", `the body exceeds ${maxBodyBytes} bytes`, {
        headers: { Connection: "close" },
      });
    }
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8")) as unknown;
  } catch {
    throw new HttpError(400, "invalid_json", "the body is not JSON");
  }
};
