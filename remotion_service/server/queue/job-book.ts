import { isFinished, type EndStatus, type Job } from "./job.ts";

const pruneEveryMs = 60_000;

/** The jobs by id: unfinished ones always, finished ones for a while; and how they ended since the start. */
export class JobBook {
  readonly #jobs = new Map<string, Job>();
  readonly #pruning: NodeJS.Timeout;
  readonly ends = { done: 0, reused: 0, failed: 0, cancelled: 0 };

  constructor(keepMs: number) {
    this.#pruning = setInterval(() => {
      this.prune(Date.now() - keepMs);
    }, pruneEveryMs).unref();
  }

  get(id: string): Job | undefined {
    return this.#jobs.get(id);
  }

  unfinished(): Job[] {
    return [...this.#jobs.values()].filter((job) => !isFinished(job));
  }

  /** Write a job down; one with the same id is forgotten. */
  add(job: Job): void {
    this.#jobs.set(job.id, job);
  }

  /** Note how a job ended; one that has ended already stays as it is. */
  finish(job: Job, status: EndStatus): void {
    if (!isFinished(job)) {
      job.status = status;
      job.finishedAt = Date.now();
      this.ends[status.state] += 1;
    }
  }

  /** Forget jobs that finished before a moment. */
  prune(before: number): void {
    for (const [id, job] of this.#jobs) {
      if (job.finishedAt !== null && job.finishedAt < before) {
        this.#jobs.delete(id);
      }
    }
  }

  close(): void {
    clearInterval(this.#pruning);
  }
}
