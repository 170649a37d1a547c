import { afterEach, describe, expect, test } from "vitest";
import { ConflictError, QueueFullError, RenderQueue, type QueueOptions } from "../../../server/queue/render-queue.ts";
import { RenderError } from "../../../server/render-error.ts";
import { FakeRender, resultOf } from "../../support/fake-render.ts";
import type { RenderSpec } from "../../../src/spec/render-spec.ts";
import { makeSpec } from "../../support/spec.ts";

let queue: RenderQueue;

const start = (options: Partial<QueueOptions> = {}): FakeRender => {
  const fake = new FakeRender();
  queue = new RenderQueue({
    render: fake.render,
    findStored: () => Promise.resolve(null),
    concurrency: 1,
    limit: 3,
    timeoutMs: 60_000,
    keepMs: 60_000,
    ...options,
  });
  return fake;
};

/** Every id asks for a short of its own: the size limit makes the difference. */
const order = (id: string): RenderSpec["output"] => ({
  ...makeSpec().output,
  key: `out/${id}.mp4`,
  cover_key: `out/${id}.jpg`,
  max_bytes: 1_000_000 + id.charCodeAt(0),
});
const submit = (id: string, changes: Parameters<typeof makeSpec>[0] = {}) =>
  queue.submit(makeSpec({ output: order(id), ...changes, id }));
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
    expect(queue.get("a")).toMatchObject({ state: "done", progress: 1, result: { key: "out/a.mp4" } });
    expect(queue.get("c")).toMatchObject({ position: 1 });
  });

  test("as many at once as configured", async () => {
    start({ concurrency: 2 });
    await submit("a");
    await submit("b");
    await submit("c");
    expect(queue.counts).toMatchObject({ concurrency: 2, running: 2, waiting: 1 });
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
    expect(queue.counts).toMatchObject({ running: 1, waiting: 0 });
    expect(fake.calls).toHaveLength(1);
  });

  test("with another specification is a conflict while the first is not finished, then takes its place", async () => {
    const fake = start();
    await submit("a");
    const other = { from_ms: 40, to_ms: 2000 };
    await expect(submit("a", other)).rejects.toBeInstanceOf(ConflictError);
    fake.calls[0]!.finish();
    await expect.poll(() => state("a")).toBe("done");
    expect(await submit("a", other)).toMatchObject({ state: "running" });
    expect(fake.calls[1]!.spec.from_ms).toBe(40);
  });

  test("for a short that is stored gives it without rendering, whatever the id", async () => {
    const fake = start({ findStored: (spec) => Promise.resolve(resultOf(spec)) });
    expect(await submit("a")).toMatchObject({ state: "done", progress: 1, result: { key: "out/a.mp4" } });
    expect(fake.calls).toHaveLength(0);
    expect(queue.counts).toMatchObject({ done: 1, reused: 1 });
  });

  test("renders when the stored ones cannot be looked through", async () => {
    const fake = start({ findStored: () => Promise.reject(new Error("no network")) });
    expect(await submit("a")).toMatchObject({ state: "running" });
    expect(fake.calls).toHaveLength(1);
  });

  test("a request cancelled while it is looked up is not rendered", async () => {
    let found: ((result: null) => void) | undefined;
    const fake = start({ findStored: () => new Promise((resolve) => (found = resolve)) });
    const submitted = submit("a");
    expect(queue.cancel("a")).toMatchObject({ state: "cancelled" });
    found?.(null);
    expect(await submitted).toMatchObject({ state: "cancelled" });
    expect(fake.calls).toHaveLength(0);
  });

  test("renders anew when the file is gone", async () => {
    const fake = start({ findStored: () => Promise.resolve(null) });
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

describe("two requests for the same short at a time", () => {
  const twin = (id: string) =>
    submit(id, { output: { ...order("a"), key: `out/${id}.mp4`, cover_key: `out/${id}.jpg` } });

  test("render it once", async () => {
    const made = new Set<string>();
    const fake = start({
      concurrency: 4,
      findStored: (spec) => Promise.resolve(made.has("a") ? resultOf(spec) : null),
    });
    await twin("a");
    expect(await twin("b")).toMatchObject({ state: "queued" });
    expect(await submit("c")).toMatchObject({ state: "running" });
    made.add("a");
    fake.calls[0]!.finish();
    await expect.poll(() => queue.get("b")).toMatchObject({ state: "done", result: { key: "out/b.mp4" } });
    expect(fake.calls.map((call) => call.spec.id)).toEqual(["a", "c"]);
  });

  test("the second renders when the first is cancelled", async () => {
    const fake = start({ concurrency: 4 });
    await twin("a");
    await twin("b");
    await twin("d");
    queue.cancel("a");
    await expect.poll(() => state("b")).toBe("running");
    expect(state("d")).toBe("queued");
    expect(fake.calls).toHaveLength(2);
  });
});

describe("drawing ahead", () => {
  test("the next begins while the first encodes, and no third", async () => {
    const fake = start();
    await Promise.all(["a", "b", "c"].map((id) => submit(id)));
    expect(fake.calls).toHaveLength(1);
    fake.calls[0]!.drawn();
    await expect.poll(() => fake.calls.map((call) => call.spec.id)).toEqual(["a", "b"]);
    fake.calls[1]!.drawn();
    expect(fake.calls.map((call) => call.encodes)).toEqual([true, false]);
    expect(queue.counts).toMatchObject({ running: 2, encoding: 1, waiting: 1 });
    fake.calls[0]!.encoded();
    await expect.poll(() => fake.calls.map((call) => call.encodes)).toEqual([true, true, false]);
    expect(fake.calls[2]!.spec.id).toBe("c");
  });

  test("either of two that overlap can be cancelled without the other noticing", async () => {
    const fake = start();
    await Promise.all(["a", "b", "c"].map((id) => submit(id)));
    fake.calls[0]!.drawn();
    await expect.poll(() => state("b")).toBe("running");
    fake.calls[1]!.drawn();
    queue.cancel("b");
    await expect.poll(() => state("c")).toBe("running");
    expect(fake.calls[0]!.signal.aborted).toBe(false);
    fake.calls[2]!.drawn();
    queue.cancel("a");
    await expect.poll(() => fake.calls[2]!.encodes).toBe(true);
    expect(fake.calls[1]!.encodes).toBe(false);
  });

  test("waiting for the encoder is not held against a render", async () => {
    const fake = start({ timeoutMs: 300 });
    await submit("a");
    fake.calls[0]!.drawn();
    await submit("b");
    fake.calls[1]!.drawn();
    await expect.poll(() => queue.get("a")).toMatchObject({ error: { code: "timed_out" } });
    await expect.poll(() => fake.calls[1]!.encodes).toBe(true);
    expect(state("b")).toBe("running");
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
