import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream/promises";

export type MediaServer = { readonly url: string; readonly close: () => Promise<void> };

type Range = { readonly start: number; readonly end: number };

/** The one range a header asks for, or null when it cannot be served. */
export const parseRange = (header: string, size: number): Range | null => {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header);
  const [first, last] = [match?.[1] ?? "", match?.[2] ?? ""];
  if (first === "" && last === "") {
    return null;
  }
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  return start <= end ? { start, end } : null;
};

const serve = async (path: string, size: number, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  response.setHeader("Access-Control-Allow-Origin", "*");
  response.setHeader("Access-Control-Allow-Headers", "Range");
  response.setHeader("Access-Control-Expose-Headers", "Content-Length, Content-Range, Accept-Ranges");
  response.setHeader("Accept-Ranges", "bytes");
  if (request.method === "OPTIONS") {
    response.writeHead(204).end();
    return;
  }
  const asked = request.headers.range;
  const range = asked === undefined ? { start: 0, end: size - 1 } : parseRange(asked, size);
  if (!range) {
    response.writeHead(416, { "Content-Range": `bytes */${size}` }).end();
    return;
  }
  response.writeHead(asked === undefined ? 200 : 206, {
    "Content-Type": "video/mp4",
    "Content-Length": range.end - range.start + 1,
    ...(asked === undefined ? {} : { "Content-Range": `bytes ${range.start}-${range.end}/${size}` }),
  });
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  await pipeline(createReadStream(path, range), response);
};

/** Serve one file to the browser on this machine, in ranges, under an address nobody can guess. */
export const serveMedia = async (path: string): Promise<MediaServer> => {
  const { size } = await stat(path);
  const address = `/${randomUUID()}`;
  const server = createServer((request, response) => {
    if (request.url !== address) {
      response.writeHead(404).end();
      return;
    }
    serve(path, size, request, response).catch(() => {
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${address}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};
