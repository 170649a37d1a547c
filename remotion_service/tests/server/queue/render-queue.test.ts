import { afterEach, describe, expect, test } from "vitest";
import { ConflictError, QueueFullError, RenderQueue, type QueueOptions } from "../../../server/queue/render-queue.ts";
import { RenderError } from "../../../server/render-error.ts";
import { FakeRender } from "../../support/fake-render.ts";
import { makeSpec } from "../../support/spec.ts";

let queue: RenderQueue;

const start = (options: Partial<QueueOptions> = {}): FakeRender => {
  const fake = new FakeRender();
  queue = new RenderQueue({
    render: fake.render,
    outputExists: () => Promise.resolve(true),
    concurrency: 1,
    limit: 3,
    timeoutMs: 60_000,
    keepMs: 60_000,
    onIdle: () => Promise.resolve(),
    ...options,
  });
  return fake;
};

const submit = (id: string, changes: Parameters<typeof makeSpec>[0] = {}) => queue.submit(makeSpec({ ...changes, id }));
const state = (id: string): string | undefined => queue.get(id)?.state;

afterEach(() => queue.close());

describe("the line", () => {
  test("one renders, the others wait in order", async () => {
    const fake = start();
    await submit("a");
    await submit("b");
    expect(await submit("c")).toMatchObject({ state: "queued", position: 2 });
    expect(fake.calls.map((call) => call.spec.id)).toEqual(["a"]);
    fake.calls[0]!.finish();
    await expect.poll(() => state("b")).toBe("running");
    expect(queue.get("a")).toMatchObject({ state: "done", progress: 1, result: { key: "out/short.mp4" } });
    expect(queue.get("c")).toMatchObject({ position: 1 });
  });

  test("as many at once as configured", async () => {
    start({ concurrency: 2 });
    await submit("a");
    await submit("b");
    await submit("c");
    expect(queue.counts).toEqual({ running: 2, waiting: 1 });
  });

  test("is full at its limit", async () => {
    start({ limit: 1 });
    await submit("a");
    await submit("b");
    await expect(submit("c")).rejects.toBeInstanceOf(QueueFullError);
  });

  test("progress never goes back", async () => {
    const fake = start();
    await submit("a");
    fake.calls[0]!.progress(0.5);
    fake.calls[0]!.progress(0.3);
    expect(queue.get("a")).toMatchObject({ state: "running", stage: "encoding", progress: 0.5 });
  });
});

describe("asking again", () => {
  test("while it runs or waits gives the same job", async () => {
    const fake = start();
    await submit("a");
    await submit("a");
    expect(queue.counts).toEqual({ running: 1, waiting: 0 });
    fake.calls[0]!.finish();
    await expect.poll(() => state("a")).toBe("done");
    expect(await submit("a")).toMatchObject({ state: "done" });
    expect(fake.calls).toHaveLength(1);
  });

  test("with another specification is a conflict", async () => {
    start();
    await submit("a");
    await expect(submit("a", { from_ms: 40, to_ms: 2000 })).rejects.toBeInstanceOf(ConflictError);
  });

  test("renders anew when the file is gone", async () => {
    const fake = start({ outputExists: () => Promise.resolve(false) });
    await submit("a");
    fake.calls[0]!.finish();
    await expect.poll(() => state("a")).toBe("done");
    await Promise.all([submit("a"), submit("a")]);
    expect(fake.calls).toHaveLength(2);
  });

  test("renders anew after a failure", async () => {
    const fake = start();
    await submit("a");
    fake.calls[0]!.fail(new RenderError("storage_failed", "away"));
    await expect
      .poll(() => queue.get("a"))
      .toMatchObject({
        state: "failed",
        error: { code: "storage_failed", message: "away", retryable: true },
      });
    expect(await submit("a")).toMatchObject({ state: "running" });
  });
});

describe("cancelling", () => {
  test("a waiting job does not disturb those behind it", async () => {
    const fake = start();
    await submit("a");
    await submit("b");
    await submit("c");
    expect(queue.cancel("b")).toMatchObject({ state: "cancelled" });
    fake.calls[0]!.finish();
    await expect.poll(() => state("c")).toBe("running");
    fake.calls[1]!.finish();
    await expect.poll(() => state("c")).toBe("done");
    expect(fake.calls.map((call) => call.spec.id)).toEqual(["a", "c"]);
  });

  test("a running job is told to stop and frees its place", async () => {
    const fake = start();
    await submit("a");
    await submit("b");
    expect(queue.cancel("a")).toMatchObject({ state: "cancelled" });
    expect(fake.calls[0]!.signal.aborted).toBe(true);
    await expect.poll(() => state("b")).toBe("running");
    expect(state("a")).toBe("cancelled");
  });

  test("a finished job stays finished, an unknown one is unknown", async () => {
    const fake = start();
    await submit("a");
    fake.calls[0]!.finish();
    await expect.poll(() => state("a")).toBe("done");
    expect(queue.cancel("a")).toMatchObject({ state: "done" });
    expect(queue.cancel("x")).toBeNull();
  });
});

describe("endings", () => {
  test("a render that takes too long fails and may be tried again", async () => {
    start({ timeoutMs: 20 });
    await submit("a");
    await expect.poll(() => queue.get("a")).toMatchObject({ error: { code: "timed_out", retryable: true } });
  });

  test("an unexpected error tells clients nothing of its inside", async () => {
    const fake = start();
    await submit("a");
    fake.calls[0]!.fail(new TypeError("/home/secret is undefined"));
    await expect.poll(() => queue.get("a")).toMatchObject({ error: { code: "render_failed" } });
    expect(JSON.stringify(queue.get("a"))).not.toContain("secret");
  });

  test("closing stops what runs and what waits", async () => {
    start();
    await submit("a");
    await submit("b");
    await queue.close();
    expect([state("a"), state("b")]).toEqual(["failed", "failed"]);
    expect(queue.get("b")).toMatchObject({ error: { code: "shutting_down", retryable: true } });
    await expect(submit("c")).rejects.toBeInstanceOf(QueueFullError);
  });

  test("old finished jobs are forgotten, unfinished ones never", async () => {
    const fake = start();
    await submit("a");
    fake.calls[0]!.finish();
    await expect.poll(() => state("a")).toBe("done");
    await submit("b");
    queue.prune(Date.now() + 1);
    expect(state("a")).toBeUndefined();
    expect(state("b")).toBe("running");
  });
});
