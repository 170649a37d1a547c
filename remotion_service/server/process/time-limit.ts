/** A limit on working time that does not run while the work is paused. */
export class TimeLimit {
  readonly #stop = new AbortController();
  #leftMs: number;
  #runsSince: number | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(limitMs: number) {
    this.#leftMs = limitMs;
    this.resume();
  }

  /** Aborts when the time is up. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  resume(): void {
    if (this.#runsSince === null) {
      this.#runsSince = performance.now();
      this.#timer = setTimeout(() => {
        this.#stop.abort(new Error("the time is up"));
      }, this.#leftMs).unref();
    }
  }

  pause(): void {
    if (this.#runsSince !== null) {
      clearTimeout(this.#timer);
      this.#leftMs = Math.max(0, this.#leftMs - (performance.now() - this.#runsSince));
      this.#runsSince = null;
    }
  }
}
