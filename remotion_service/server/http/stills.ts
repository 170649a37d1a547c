import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { clipLengthMs } from "../../src/spec/clip-length.ts";
import { renderSpec } from "../../src/spec/render-spec.ts";
import { storageKey } from "../../src/spec/storage-key.ts";
import { RenderError } from "../render-error.ts";
import { StillsBusyError, type Stills } from "../render/stills.ts";
import { readJson } from "./read-json.ts";
import { invalidSpec } from "./renders.ts";
import { HttpError, replyJson } from "./reply.ts";

const retryAfterS = 2;

const stillOrder = z
  .strictObject({ spec: renderSpec, at_ms: z.int().min(0), key: storageKey })
  .refine(({ spec, at_ms }) => at_ms < clipLengthMs(spec), { path: ["at_ms"], message: "must lie inside the clip" })
  .refine(({ spec, key }) => key !== spec.source.key, { path: ["key"], message: "must not be the source's" });

const asHttpError = (error: unknown): unknown => {
  const headers = { "Retry-After": String(retryAfterS) };
  if (error instanceof StillsBusyError) {
    return new HttpError(503, "queue_full", error.message, { headers });
  }
  if (error instanceof RenderError) {
    const { code, message, retryable } = error;
    return new HttpError(retryable ? 503 : 422, code, message, {
      details: { retryable },
      ...(retryable ? { headers } : {}),
    });
  }
  return error;
};

/** `POST /stills`: answers when the picture is stored; who hangs up before that stops it. Raises HttpError. */
export const makeStill = async (stills: Stills, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const parsed = stillOrder.safeParse(await readJson(request));
  if (!parsed.success) {
    throw invalidSpec(parsed.error);
  }
  const left = new AbortController();
  response.once("close", () => {
    left.abort(new RenderError("cancelled", "the client has left"));
  });
  try {
    replyJson(response, 200, await stills.make(parsed.data, left.signal));
  } catch (error) {
    throw asHttpError(error);
  }
};
