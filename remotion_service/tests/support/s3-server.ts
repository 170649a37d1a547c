import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type S3Server = {
  readonly url: string;
  /** Stored bytes by path, bucket first. */
  readonly objects: Map<string, Buffer>;
  /** Paths whose content was sent, in order. */
  readonly downloads: string[];
  /** Paths that answer 500 from now on. */
  readonly broken: Set<string>;
  /** Paths that never answer from now on. */
  readonly silent: Set<string>;
  readonly close: () => Promise<void>;
};

const notFound = "<Error><Code>NoSuchKey</Code><Message>no such key</Message></Error>";

const answer = async (server: S3Server, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const path = decodeURIComponent((request.url ?? "").split("?")[0]!.slice(1));
  if (server.silent.has(path)) {
    return;
  }
  const signed = request.headers.authorization?.startsWith("AWS4-HMAC-SHA256 ") === true;
  if (!signed || server.broken.has(path)) {
    response.writeHead(signed ? 500 : 403).end();
    return;
  }
  const copied = request.headers["x-amz-copy-source"];
  if (request.method === "PUT" && typeof copied === "string") {
    const source = server.objects.get(decodeURIComponent(copied));
    if (source) {
      server.objects.set(path, source);
    }
    const done = "<CopyObjectResult><ETag>1</ETag></CopyObjectResult>";
    response.writeHead(source ? 200 : 404).end(source ? done : notFound);
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
  if (found && request.method === "GET") {
    server.downloads.push(path);
  }
  const mark = found && createHash("md5").update(found).digest("hex");
  response.writeHead(found ? 200 : 404, {
    "Content-Length": found?.length ?? notFound.length,
    ...(mark === undefined ? {} : { ETag: `"${mark}"` }),
  });
  response.end(request.method === "HEAD" ? undefined : (found ?? notFound));
};

/** As much of S3 as the service uses: signed GET, PUT, HEAD and copies of objects, addressed by path. */
export const startS3 = async (): Promise<S3Server> => {
  const http = createServer((request, response) => {
    void answer(server, request, response);
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const server: S3Server = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    objects: new Map(),
    downloads: [],
    broken: new Set(),
    silent: new Set(),
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
