import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type S3Server = {
  readonly url: string;
  /** Stored bytes by path, bucket first. */
  readonly objects: Map<string, Buffer>;
  /** Paths that answer 500 from now on. */
  readonly broken: Set<string>;
  readonly close: () => Promise<void>;
};

const notFound = "<Error><Code>NoSuchKey</Code><Message>no such key</Message></Error>";

const answer = async (server: S3Server, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const path = decodeURIComponent((request.url ?? "").split("?")[0]!.slice(1));
  const signed = request.headers.authorization?.startsWith("AWS4-HMAC-SHA256 ") === true;
  if (!signed || server.broken.has(path)) {
    response.writeHead(signed ? 500 : 403).end();
    return;
  }
  if (request.method === "PUT") {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) {
      chunks.push(chunk);
    }
    server.objects.set(path, Buffer.concat(chunks));
    response.writeHead(200, { ETag: '"1"' }).end();
    return;
  }
  const found = server.objects.get(path);
  response.writeHead(found ? 200 : 404, { "Content-Length": found?.length ?? notFound.length });
  response.end(request.method === "HEAD" ? undefined : (found ?? notFound));
};

/** As much of S3 as the service uses: signed GET, PUT and HEAD of objects, addressed by path. */
export const startS3 = async (): Promise<S3Server> => {
  const http = createServer((request, response) => {
    void answer(server, request, response);
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const server: S3Server = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    objects: new Map(),
    broken: new Set(),
    close: () =>
      new Promise((resolve) => {
        http.close(() => {
          resolve();
        });
        http.closeAllConnections();
      }),
  };
  return server;
};
