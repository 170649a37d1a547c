import type { IncomingMessage, ServerResponse } from "node:http";
import type { RenderQueue } from "../queue/render-queue.ts";
import type { Stills } from "../render/stills.ts";
import { oneRender, submitRender } from "./renders.ts";
import { HttpError, replyJson } from "./reply.ts";
import { makeStill } from "./stills.ts";

export type RouteParts = { readonly queue: RenderQueue; readonly stills: Stills };

const onlyPost = ({ method }: IncomingMessage): void => {
  if (method !== "POST") {
    throw new HttpError(405, "method_not_allowed", "use POST", { headers: { Allow: "POST" } });
  }
};

/** Answer a request whose sender is allowed to make it. Raises HttpError. */
export const route = async (
  { queue, stills }: RouteParts,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> => {
  if (path === "/renders") {
    onlyPost(request);
    await submitRender(queue, request, response);
    return;
  }
  if (path === "/stills") {
    onlyPost(request);
    await makeStill(stills, request, response);
    return;
  }
  const id = /^\/renders\/((?:[A-Za-z0-9._:-]|%3A){1,128})$/i.exec(path)?.[1]?.replaceAll(/%3A/gi, ":");
  if (id === undefined) {
    throw new HttpError(404, "not_found", "there is nothing here");
  }
  replyJson(response, 200, oneRender(queue, request.method, id));
};
