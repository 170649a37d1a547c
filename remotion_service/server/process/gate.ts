import { orAbort } from "./or-abort.ts";

/** Lets a few at a time do something, in the order in which they came. */
export class Gate {
  #free: number;
  readonly #queue: (() => void)[] = [];

  constructor(places: number) {
    this.#free = places;
  }

  /** How many wait for a place. */
  get waiting(): number {
    return this.#queue.length;
  }

  /** Do `work` as soon as there is a place. Rejects with the signal's reason when it aborts before that. */
  async pass<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    await this.#enter(signal);
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  async #enter(signal: AbortSignal): Promise<void> {
    if (this.#free > 0) {
      this.#free -= 1;
      return;
    }
    let enter = (): void => undefined;
    const turn = new Promise<void>((resolve) => {
      enter = resolve;
      this.#queue.push(resolve);
    });
    try {
      await orAbort(turn, signal);
    } catch (error) {
      const place = this.#queue.indexOf(enter);
      if (place >= 0) {
        this.#queue.splice(place, 1);
      } else {
        // The place was given at the very moment of the abort.
        this.#leave();
      }
      throw error;
    }
  }

  #leave(): void {
    const next = this.#queue.shift();
    if (next) {
      next();
    } else {
      this.#free += 1;
    }
  }
}
