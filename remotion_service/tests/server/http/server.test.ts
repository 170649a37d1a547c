import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { isLoopback } from "../../../server/http/bearer.ts";
import { makeServer } from "../../../server/http/make-server.ts";
import { maxBodyBytes } from "../../../server/http/read-json.ts";
import { RenderQueue } from "../../../server/queue/render-queue.ts";
import { FakeRender } from "../../support/fake-render.ts";
import { noStills } from "../../support/fake-stills.ts";
import { makeSpec } from "../../support/spec.ts";

let server: Server;
let queue: RenderQueue;
let url: string;

type StartOptions = { readonly token?: string; readonly ready?: boolean; readonly limit?: number };

const start = async ({ token, ready = true, limit = 5 }: StartOptions = {}): Promise<FakeRender> => {
  const fake = new FakeRender();
  queue = new RenderQueue({
    render: fake.render,
    findStored: () => Promise.resolve(null),
    concurrency: 1,
    limit,
    timeoutMs: 60_000,
    keepMs: 60_000,
  });
  const status = ready ? "ok" : "starting";
  server = makeServer({ queue, stills: noStills(), token, health: () => ({ ready, status, queue: queue.counts }) });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return fake;
};

const post = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${url}/renders`, {
    method: "POST",
    headers,
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

afterEach(async () => {
  await queue.close();
  server.closeAllConnections();
  server.close();
});

describe("POST /renders", () => {
  test("accepts a specification, once", async () => {
    const fake = await start();
    const answer = await post(makeSpec({ id: "a:1" }));
    expect(answer.status).toBe(202);
    expect(await answer.json()).toMatchObject({ id: "a:1", state: "running" });
    expect((await post(makeSpec({ id: "a:1" }))).status).toBe(202);
    expect(fake.calls).toHaveLength(1);
  });

  test("409 for the same id with another specification", async () => {
    await start();
    await post(makeSpec());
    const answer = await post(makeSpec({ from_ms: 80, to_ms: 3000 }));
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ error: { code: "conflict" } });
  });

  test("400 says what is wrong and where", async () => {
    await start();
    const answer = await post({ ...makeSpec(), from_ms: "soon", engine: "gpu" });
    expect(answer.status).toBe(400);
    const { error } = (await answer.json()) as { error: { code: string; issues: { path: string }[] } };
    expect(error.code).toBe("invalid_spec");
    expect(error.issues.map((issue) => issue.path)).toEqual(expect.arrayContaining(["from_ms", "engine"]));
  });

  test.each(["", "{", "[]", "null", "42", '"text"'])("400 for the body %j", async (body) => {
    await start();
    expect((await post(body)).status).toBe(400);
  });

  test("413 for a body that is too large", async () => {
    await start();
    expect((await post(`"${"x".repeat(maxBodyBytes)}"`)).status).toBe(413);
  });

  test("503 with Retry-After when too many wait", async () => {
    await start({ limit: 1 });
    await post(makeSpec({ id: "a" }));
    await post(makeSpec({ id: "b" }));
    const answer = await post(makeSpec({ id: "c" }));
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await fetch(`${url}/renders/c`)).status).toBe(404);
  });
});

describe("GET and DELETE /renders/:id", () => {
  test("tell how far a render is, and what came of it", async () => {
    const fake = await start();
    await post(makeSpec({ id: "a:1" }));
    fake.calls[0]!.progress(0.4);
    const view = async (): Promise<unknown> => (await fetch(`${url}/renders/a:1`)).json();
    expect(await view()).toMatchObject({ state: "running", stage: "encoding", progress: 0.4, engine: "composited" });
    fake.calls[0]!.finish();
    await expect.poll(view).toMatchObject({ state: "done", result: { key: "out/short.mp4", duration_ms: 3000 } });
  });

  test("an id may come percent-encoded", async () => {
    await start();
    await post(makeSpec({ id: "a:1" }));
    expect((await fetch(`${url}/renders/a%3A1`)).status).toBe(200);
  });

  test("DELETE cancels", async () => {
    const fake = await start();
    await post(makeSpec({ id: "a" }));
    const answer = await fetch(`${url}/renders/a`, { method: "DELETE" });
    expect(await answer.json()).toMatchObject({ state: "cancelled" });
    expect(fake.calls[0]!.signal.aborted).toBe(true);
  });

  test.each(["/renders/none", "/", "/renders/", "/renders/a/b", "/renders/%E0%A4%A"])("%s is unknown", async (path) => {
    await start();
    const answer = await fetch(url + path);
    expect([400, 404]).toContain(answer.status);
    expect(await answer.json()).toHaveProperty("error.code");
  });

  test("other methods are refused", async () => {
    await start();
    expect((await fetch(`${url}/renders`)).status).toBe(405);
    expect((await fetch(`${url}/renders/a`, { method: "PUT", body: "{}" })).status).toBe(405);
  });
});

describe("the token", () => {
  test("is needed for everything but /health", async () => {
    await start({ token: "s3cret" });
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect((await fetch(`${url}/renders/a`)).status).toBe(401);
    expect((await post(makeSpec(), { Authorization: "Bearer wrong" })).status).toBe(401);
    expect((await post(makeSpec(), { Authorization: "Bearer s3cret" })).status).toBe(202);
  });
});

describe("GET /health", () => {
  test("503 while the service warms up, 200 with the queue when it is ready", async () => {
    await start({ ready: false });
    expect((await fetch(`${url}/health`)).status).toBe(503);
    await queue.close();
    server.close();
    await start();
    await post(makeSpec());
    const answer = await fetch(`${url}/health`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ status: "ok", queue: { running: 1, waiting: 0 } });
  });
});

test.each([
  ["127.0.0.1", true],
  ["127.8.9.1", true],
  ["::1", true],
  ["localhost", true],
  ["0.0.0.0", false],
  ["::", false],
  ["10.0.0.5", false],
  ["127.0.0.1.example.org", false],
])("%s is loopback: %s", (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
