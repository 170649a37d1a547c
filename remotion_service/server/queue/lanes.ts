import { Gate } from "../process/gate.ts";
import type { TimeLimit } from "../process/time-limit.ts";
import type { WhenFree } from "../render/render-job.ts";

/**
 * Who may work on what: `width` renders encode at once, and while they do, as many more get their captions and sound
 * made ahead. No further ones begin, so that what lies ready in the scratch folder stays bounded.
 */
export class Lanes<Job> {
  readonly #width: number;
  readonly #encoders: Gate;
  /** Running renders that have not begun to encode. */
  readonly #ahead = new Set<Job>();
  readonly #encoding = new Set<Job>();

  constructor(width: number) {
    this.#width = width;
    this.#encoders = new Gate(width);
  }

  get encoding(): number {
    return this.#encoding.size;
  }

  /** Whether one more render may begin while `running` run; the last ones may still be storing their files. */
  mayBegin(running: number): boolean {
    return this.#ahead.size < this.#width && running <= 2 * this.#width;
  }

  begin(job: Job): void {
    this.#ahead.add(job);
  }

  end(job: Job): void {
    this.#ahead.delete(job);
  }

  /** How a render gets the encoder. Waiting for it does not count as working time. */
  whenFree(job: Job, limit: TimeLimit, signal: AbortSignal, onStart: () => void): WhenFree {
    return async (work) => {
      limit.pause();
      return this.#encoders.pass(signal, async () => {
        limit.resume();
        this.#ahead.delete(job);
        this.#encoding.add(job);
        onStart();
        try {
          return await work();
        } finally {
          this.#encoding.delete(job);
        }
      });
    };
  }
}
