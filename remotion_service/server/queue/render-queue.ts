import { createHash } from "node:crypto";
import type { RenderSpec } from "../../src/spec/render-spec.ts";
import { describeError } from "../describe-error.ts";
import { log } from "../log.ts";
import { asRenderError, RenderError } from "../render-error.ts";
import type { Render } from "../render/renderer.ts";
import { isFinished, jobView, type Job, type JobStatus, type JobView } from "./job.ts";

export type QueueOptions = {
  readonly render: Render;
  /** Whether a finished render's file is still there. */
  readonly outputExists: (key: string) => Promise<boolean>;
  readonly concurrency: number;
  readonly limit: number;
  readonly timeoutMs: number;
  readonly keepMs: number;
  /** Called when the last running job has ended. */
  readonly onIdle: () => Promise<void>;
};

/** The id is taken by another specification. */
export class ConflictError extends Error {}

/** Too many renders wait already. */
export class QueueFullError extends Error {}

const pruneEveryMs = 60_000;

const specHash = (spec: RenderSpec): string => createHash("sha256").update(JSON.stringify(spec)).digest("hex");

/** Renders one after another (or a few at a time), remembers the finished ones for a while. */
export class RenderQueue {
  readonly #options: QueueOptions;
  readonly #jobs = new Map<string, Job>();
  readonly #waiting: Job[] = [];
  readonly #running = new Map<Job, Promise<void>>();
  readonly #pruning: NodeJS.Timeout;
  #closed = false;

  constructor(options: QueueOptions) {
    this.#options = options;
    this.#pruning = setInterval(() => {
      this.prune(Date.now() - options.keepMs);
    }, pruneEveryMs).unref();
  }

  get counts(): { running: number; waiting: number } {
    return { running: this.#running.size, waiting: this.#waiting.length };
  }

  get(id: string): JobView | null {
    const job = this.#jobs.get(id);
    return job ? this.#view(job) : null;
  }

  /**
   * Ask for a render. The same specification under the same id gives the same job; one that failed, was cancelled or
   * lost its file starts anew. Raises ConflictError and QueueFullError.
   */
  async submit(spec: RenderSpec): Promise<JobView> {
    const hash = specHash(spec);
    const known = this.#jobs.get(spec.id);
    if (!known || known.status.state === "cancelled" || known.status.state === "failed") {
      return this.#enqueue(spec, hash);
    }
    if (known.specHash !== hash) {
      throw new ConflictError("the id belongs to another specification");
    }
    if (await this.#stillGood(known)) {
      return this.#view(known);
    }
    // Somebody else may have asked while the file was looked for.
    return this.#jobs.get(spec.id) === known ? this.#enqueue(spec, hash) : this.submit(spec);
  }

  /** Stop a queued or running job; a finished one stays as it is. */
  cancel(id: string): JobView | null {
    const job = this.#jobs.get(id);
    if (job && !isFinished(job)) {
      this.#stop(job, { state: "cancelled" }, new RenderError("cancelled", "the render was cancelled"));
      log("render_cancelled", { id });
    }
    return job ? this.#view(job) : null;
  }

  /** Forget jobs that finished before a moment. */
  prune(before: number): void {
    for (const [id, job] of this.#jobs) {
      if (job.finishedAt !== null && job.finishedAt < before) {
        this.#jobs.delete(id);
      }
    }
  }

  /** Stop everything and wait until nothing runs any more. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#pruning);
    const error = new RenderError("shutting_down", "the service is shutting down");
    const { code, message, retryable } = error;
    for (const job of this.#jobs.values()) {
      if (!isFinished(job)) {
        this.#stop(job, { state: "failed", error: { code, message, retryable } }, error);
      }
    }
    await Promise.all(this.#running.values());
  }

  #view(job: Job): JobView {
    return jobView(job, this.#waiting.indexOf(job) + 1);
  }

  async #stillGood({ status }: Job): Promise<boolean> {
    return status.state === "done"
      ? this.#options.outputExists(status.result.key)
      : status.state === "queued" || status.state === "running";
  }

  #enqueue(spec: RenderSpec, hash: string): JobView {
    if (this.#closed || this.#waiting.length >= this.#options.limit) {
      throw new QueueFullError("too many renders are waiting");
    }
    const job: Job = {
      id: spec.id,
      specHash: hash,
      spec,
      abort: new AbortController(),
      status: { state: "queued" },
      finishedAt: null,
    };
    this.#jobs.set(spec.id, job);
    this.#waiting.push(job);
    log("render_queued", { id: job.id, engine: spec.engine });
    this.#pump();
    return this.#view(job);
  }

  #stop(job: Job, status: JobStatus, reason: RenderError): void {
    const place = this.#waiting.indexOf(job);
    if (place >= 0) {
      this.#waiting.splice(place, 1);
    }
    this.#finish(job, status);
    job.abort.abort(reason);
  }

  #finish(job: Job, status: JobStatus): void {
    if (!isFinished(job)) {
      job.status = status;
      job.finishedAt = Date.now();
    }
  }

  #pump(): void {
    while (!this.#closed && this.#running.size < this.#options.concurrency) {
      const job = this.#waiting.shift();
      if (!job) {
        return;
      }
      this.#running.set(job, this.#run(job));
    }
  }

  async #run(job: Job): Promise<void> {
    const expired = AbortSignal.timeout(this.#options.timeoutMs);
    job.status = { state: "running", stage: "preparing", progress: 0 };
    try {
      const result = await this.#options.render(job.spec, {
        signal: AbortSignal.any([job.abort.signal, expired]),
        onProgress: (stage, progress) => {
          if (job.status.state === "running") {
            job.status = { state: "running", stage, progress: Math.max(job.status.progress, progress) };
          }
        },
      });
      this.#finish(job, { state: "done", result });
      log("render_done", { id: job.id, engine: result.engine, seconds: result.seconds, bytes: result.bytes });
    } catch (thrown) {
      const late = expired.aborted && !job.abort.signal.aborted;
      const error = late
        ? new RenderError("timed_out", "the render took too long", { cause: thrown })
        : asRenderError(thrown);
      if (!isFinished(job)) {
        log("render_failed", { id: job.id, code: error.code, ...describeError(error) });
      }
      const { code, message, retryable } = error;
      this.#finish(job, { state: "failed", error: { code, message, retryable } });
    } finally {
      await this.#ended(job);
    }
  }

  async #ended(job: Job): Promise<void> {
    this.#running.delete(job);
    if (this.#running.size === 0) {
      await this.#options.onIdle().catch(() => undefined);
    }
    this.#pump();
  }
}
