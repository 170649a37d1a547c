import type { IncomingMessage, ServerResponse } from "node:http";
import { renderSpec } from "../../src/spec/render-spec.ts";
import { ConflictError, QueueFullError, type RenderQueue } from "../queue/render-queue.ts";
import { readJson } from "./read-json.ts";
import { HttpError, replyJson } from "./reply.ts";

const retryAfterS = 15;
const maxIssues = 20;

const unknownRender = (): HttpError => new HttpError(404, "not_found", "no render has this id");

const submit = async (queue: RenderQueue, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const parsed = renderSpec.safeParse(await readJson(request));
  if (!parsed.success) {
    const issues = parsed.error.issues
      .slice(0, maxIssues)
      .map(({ path, message }) => ({ path: path.map(String).join("."), message }));
    throw new HttpError(400, "invalid_spec", "the render specification is not valid", { details: { issues } });
  }
  try {
    replyJson(response, 202, await queue.submit(parsed.data));
  } catch (error) {
    if (error instanceof ConflictError) {
      throw new HttpError(409, "conflict", error.message);
    }
    if (error instanceof QueueFullError) {
      throw new HttpError(503, "queue_full", error.message, { headers: { "Retry-After": String(retryAfterS) } });
    }
    throw error;
  }
};

/** Answer a request whose sender is allowed to make it. Raises HttpError. */
export const route = async (
  queue: RenderQueue,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> => {
  if (path === "/renders" && request.method === "POST") {
    await submit(queue, request, response);
    return;
  }
  if (path === "/renders") {
    throw new HttpError(405, "method_not_allowed", "use POST", { headers: { Allow: "POST" } });
  }
  const id = /^\/renders\/((?:[A-Za-z0-9._:-]|%3A){1,128})$/i.exec(path)?.[1]?.replaceAll(/%3A/gi, ":");
  if (id === undefined) {
    throw new HttpError(404, "not_found", "there is nothing here");
  }
  if (request.method !== "GET" && request.method !== "DELETE") {
    throw new HttpError(405, "method_not_allowed", "use GET or DELETE", { headers: { Allow: "GET, DELETE" } });
  }
  const view = request.method === "GET" ? queue.get(id) : queue.cancel(id);
  if (!view) {
    throw unknownRender();
  }
  replyJson(response, 200, view);
};
