import type { IncomingMessage, ServerResponse } from "node:http";
import type { z } from "zod";
import { renderSpec } from "../../src/spec/render-spec.ts";
import { ConflictError, QueueFullError, type RenderQueue } from "../queue/render-queue.ts";
import { readJson } from "./read-json.ts";
import { HttpError, replyJson } from "./reply.ts";

const retryAfterS = 15;
const maxIssues = 20;

/** A 400 that says what is wrong and where. */
export const invalidSpec = (error: z.ZodError): HttpError => {
  const issues = error.issues
    .slice(0, maxIssues)
    .map(({ path, message }) => ({ path: path.map(String).join("."), message }));
  return new HttpError(400, "invalid_spec", "the render specification is not valid", { details: { issues } });
};

const asHttpError = (error: unknown): unknown => {
  if (error instanceof ConflictError) {
    return new HttpError(409, "conflict", error.message);
  }
  if (error instanceof QueueFullError) {
    return new HttpError(503, "queue_full", error.message, { headers: { "Retry-After": String(retryAfterS) } });
  }
  return error;
};

/** `POST /renders`. Raises HttpError. */
export const submitRender = async (
  queue: RenderQueue,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const parsed = renderSpec.safeParse(await readJson(request));
  if (!parsed.success) {
    throw invalidSpec(parsed.error);
  }
  try {
    replyJson(response, 202, await queue.submit(parsed.data));
  } catch (error) {
    throw asHttpError(error);
  }
};

/** `GET` and `DELETE /renders/:id`. Raises HttpError. */
export const oneRender = (queue: RenderQueue, method: string | undefined, id: string): unknown => {
  if (method !== "GET" && method !== "DELETE") {
    throw new HttpError(405, "method_not_allowed", "use GET or DELETE", { headers: { Allow: "GET, DELETE" } });
  }
  const view = method === "GET" ? queue.get(id) : queue.cancel(id);
  if (!view) {
    throw new HttpError(404, "not_found", "no render has this id");
  }
  return view;
};
