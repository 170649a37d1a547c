import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { describeError } from "../describe-error.ts";
import { log } from "../log.ts";
import { carriesToken } from "./bearer.ts";
import { HttpError, replyError, replyJson } from "./reply.ts";
import { route, type RouteParts } from "./routes.ts";

/** What /health says; `ready` decides between 200 and 503. */
export type Health = { readonly ready: boolean } & Readonly<Record<string, unknown>>;

export type ServerParts = RouteParts & {
  readonly token: string | undefined;
  readonly health: () => Health;
};

const requestTimeoutMs = 30_000;

const answer = async (parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const [path] = (request.url ?? "/").split("?");
  if (path === "/health" && request.method === "GET") {
    const { ready, ...facts } = parts.health();
    replyJson(response, ready ? 200 : 503, facts);
    return;
  }
  if (parts.token !== undefined && !carriesToken(request.headers.authorization, parts.token)) {
    throw new HttpError(401, "unauthorized", "a bearer token is needed", { headers: { "WWW-Authenticate": "Bearer" } });
  }
  await route(parts, request, response, path ?? "/");
};

const fail = (response: ServerResponse, error: unknown): void => {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (!(error instanceof HttpError)) {
    log("request_failed", describeError(error));
  }
  const known = error instanceof HttpError ? error : new HttpError(500, "internal", "the service failed");
  replyError(response, known);
};

/** The service's HTTP server, not yet listening. */
export const makeServer = (parts: ServerParts): Server =>
  createServer({ requestTimeout: requestTimeoutMs }, (request, response) => {
    answer(parts, request, response).catch((error: unknown) => {
      fail(response, error);
    });
  });
