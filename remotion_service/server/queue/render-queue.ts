import type { RenderSpec } from "../../src/spec/render-spec.ts";
import { describeError } from "../describe-error.ts";
import { log } from "../log.ts";
import { orAbort } from "../process/or-abort.ts";
import { TimeLimit } from "../process/time-limit.ts";
import { asRenderError, RenderError } from "../render-error.ts";
import { contentHash, specHash } from "../render/content-hash.ts";
import type { RenderStage } from "../render/render-job.ts";
import type { Render, RenderResult } from "../render/renderer.ts";
import { JobBook } from "./job-book.ts";
import { isFinished, jobView, type EndStatus, type Job, type JobView } from "./job.ts";
import { Lanes } from "./lanes.ts";

/** The finished short of an equal earlier request, stored where this one wants it; null when there is none. */
export type FindStored = (spec: RenderSpec, signal: AbortSignal) => Promise<RenderResult | null>;

export type QueueOptions = {
  readonly render: Render;
  readonly findStored: FindStored;
  /** Renders that encode at once. */
  readonly concurrency: number;
  readonly limit: number;
  readonly timeoutMs: number;
  readonly keepMs: number;
};

export type QueueCounts = Readonly<
  Record<"concurrency" | "running" | "encoding" | "waiting" | "done" | "reused" | "failed" | "cancelled", number>
>;

/** The id is taken by another specification whose render is not finished. */
export class ConflictError extends Error {}

/** Too many renders wait already. */
export class QueueFullError extends Error {}

/** A storage that does not answer by then will not hold a render up. */
const lookWithinMs = 10_000;

/** Renders in the order of asking, remembers the finished ones for a while. */
export class RenderQueue {
  readonly #options: QueueOptions;
  readonly #book: JobBook;
  readonly #waiting: Job[] = [];
  readonly #running = new Map<Job, Promise<void>>();
  readonly #lanes: Lanes<Job>;
  #closed = false;

  constructor(options: QueueOptions) {
    this.#options = options;
    this.#lanes = new Lanes(options.concurrency);
    this.#book = new JobBook(options.keepMs);
  }

  /** What there is now, and how the renders since the start ended. */
  get counts(): QueueCounts {
    const { concurrency } = this.#options;
    const now = { running: this.#running.size, encoding: this.#lanes.encoding, waiting: this.#waiting.length };
    return { concurrency, ...now, ...this.#book.ends };
  }

  get(id: string): JobView | null {
    const job = this.#book.get(id);
    return job ? this.#view(job) : null;
  }

  /**
   * Ask for a render. The same specification under the same id gives the same job; one that failed, was cancelled or
   * lost its file starts anew, and another specification takes the place of a finished one. A short that was rendered
   * before is found again. Raises ConflictError and QueueFullError.
   */
  async submit(spec: RenderSpec): Promise<JobView> {
    const known = this.#book.get(spec.id);
    if (known && !isFinished(known)) {
      if (known.specHash !== specHash(spec)) {
        throw new ConflictError("the id belongs to another specification that is being rendered");
      }
      return this.#view(known);
    }
    const job = this.#enqueue(spec);
    await this.#look(job);
    this.#pump();
    return this.#view(job);
  }

  /** Stop a queued or running job; a finished one stays as it is. */
  cancel(id: string): JobView | null {
    const job = this.#book.get(id);
    if (job && !isFinished(job)) {
      this.#stop(job, { state: "cancelled" }, new RenderError("cancelled", "the render was cancelled"));
      log("render_cancelled", { id });
      this.#pump();
    }
    return job ? this.#view(job) : null;
  }

  /** Forget jobs that finished before a moment. */
  prune(before: number): void {
    this.#book.prune(before);
  }

  /** Stop everything and wait until nothing runs any more. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#book.close();
    const error = new RenderError("shutting_down", "the service is shutting down");
    const { code, message, retryable } = error;
    for (const job of this.#book.unfinished()) {
      this.#stop(job, { state: "failed", error: { code, message, retryable } }, error);
    }
    await Promise.all(this.#running.values());
  }

  #view(job: Job): JobView {
    return jobView(job, this.#waiting.indexOf(job) + 1);
  }

  #enqueue(spec: RenderSpec): Job {
    if (this.#closed || this.#waiting.length >= this.#options.limit) {
      throw new QueueFullError("too many renders are waiting");
    }
    const job: Job = {
      id: spec.id,
      specHash: specHash(spec),
      contentHash: contentHash(spec),
      spec,
      abort: new AbortController(),
      status: { state: "queued" },
      looking: false,
      finishedAt: null,
    };
    this.#book.add(job);
    this.#waiting.push(job);
    log("render_queued", { id: job.id, engine: spec.engine });
    return job;
  }

  /** Finish a waiting job at once when its short is stored already. */
  async #look(job: Job): Promise<void> {
    job.looking = true;
    try {
      const signal = AbortSignal.any([job.abort.signal, AbortSignal.timeout(lookWithinMs)]);
      const result = await orAbort(this.#options.findStored(job.spec, signal), signal);
      if (result && !isFinished(job)) {
        this.#leaveLine(job);
        this.#book.finish(job, { state: "done", result });
        this.#book.ends.reused += 1;
        log("render_reused", { id: job.id, bytes: result.bytes });
      }
    } catch (error) {
      if (!isFinished(job)) {
        log("stored_renders_failed", { id: job.id, ...describeError(error) });
      }
    } finally {
      job.looking = false;
    }
  }

  #leaveLine(job: Job): void {
    const place = this.#waiting.indexOf(job);
    if (place >= 0) {
      this.#waiting.splice(place, 1);
    }
  }

  #stop(job: Job, status: EndStatus, reason: RenderError): void {
    this.#leaveLine(job);
    this.#book.finish(job, status);
    job.abort.abort(reason);
  }

  #pump(): void {
    while (!this.#closed && this.#lanes.mayBegin(this.#running.size)) {
      const job = this.#waiting.find((each) => !each.looking && !this.#hasTwin(each));
      if (!job) {
        return;
      }
      this.#leaveLine(job);
      this.#lanes.begin(job);
      this.#running.set(job, this.#run(job));
    }
  }

  /** Whether the same short, or one for the same key, is being made: it is waited for, and then found. */
  #hasTwin(job: Job): boolean {
    return [...this.#running.keys()].some(
      ({ contentHash: content, spec }) => content === job.contentHash || spec.output.key === job.spec.output.key,
    );
  }

  async #run(job: Job): Promise<void> {
    const limit = new TimeLimit(this.#options.timeoutMs);
    const signal = AbortSignal.any([job.abort.signal, limit.signal]);
    job.status = { state: "running", stage: "preparing", progress: 0 };
    const onProgress = (stage: RenderStage, progress: number): void => {
      if (job.status.state === "running") {
        job.status = { state: "running", stage, progress: Math.max(job.status.progress, progress) };
      }
    };
    const onEncoder = (): void => {
      onProgress("encoding", 0);
      this.#pump();
    };
    try {
      const whenFree = this.#lanes.whenFree(job, limit, signal, onEncoder);
      const result = await this.#options.render(job.spec, { signal, whenFree, onProgress });
      this.#book.finish(job, { state: "done", result });
      const { engine, encoder, seconds, bytes } = result;
      log("render_done", { id: job.id, engine, encoder, seconds, bytes });
    } catch (thrown) {
      this.#fail(job, limit, thrown);
    } finally {
      limit.pause();
      this.#ended(job);
    }
  }

  #fail(job: Job, limit: TimeLimit, thrown: unknown): void {
    const late = limit.signal.aborted && !job.abort.signal.aborted;
    const error = late
      ? new RenderError("timed_out", "the render took too long", { cause: thrown })
      : asRenderError(thrown);
    if (!isFinished(job)) {
      log("render_failed", { id: job.id, code: error.code, ...describeError(error) });
    }
    const { code, message, retryable } = error;
    this.#book.finish(job, { state: "failed", error: { code, message, retryable } });
  }

  /** Make room for the next; twins that waited for this one look for its file first. */
  #ended(job: Job): void {
    this.#running.delete(job);
    this.#lanes.end(job);
    const twins = this.#waiting.filter((each) => !each.looking && each.contentHash === job.contentHash);
    for (const twin of twins) {
      void this.#look(twin).finally(() => {
        this.#pump();
      });
    }
    this.#pump();
  }
}
