import { describeError } from "../describe-error.ts";
import { log } from "../log.ts";
import { ProcessError } from "../process/run.ts";
import { x264, type Encoder } from "./encoders.ts";

/** Raises when an encoder does not work. */
export type Prove = (encoder: Encoder) => Promise<void>;

/** An encoder that proves itself and then fails this often is left alone until the service starts anew. */
const mostFailures = 3;

/** Knows the best encoder that was proven to work: x264 until another one is. */
export class EncoderHost {
  readonly #hardware: readonly Encoder[];
  readonly #prove: Prove;
  readonly #failures = new Map<Encoder, number>();
  #current: Encoder = x264;

  /** `hardware` are the encoders to try, best first. */
  constructor(hardware: readonly Encoder[], prove: Prove) {
    this.#hardware = hardware;
    this.#prove = prove;
  }

  get current(): Encoder {
    return this.#current;
  }

  /** Find the first hardware encoder that works. */
  async choose(): Promise<void> {
    this.#current = x264;
    for (const encoder of this.#hardware.filter((each) => this.#failed(each) < mostFailures)) {
      try {
        await this.#prove(encoder);
        this.#current = encoder;
        break;
      } catch (error) {
        log("encoder_unusable", { encoder: encoder.name, ...describeError(error) });
      }
    }
    log("encoder_chosen", { encoder: this.#current.name });
  }

  /**
   * Encode with the best encoder; when hardware fails midway, once more with x264, which later work then starts with
   * unless the hardware proves itself again. Returns what `encode` made and the encoder that made it.
   */
  async use<T>(signal: AbortSignal, encode: (encoder: Encoder) => Promise<T>): Promise<[T, Encoder]> {
    const encoder = this.#current;
    try {
      return [await encode(encoder), encoder];
    } catch (error) {
      signal.throwIfAborted();
      if (encoder === x264 || !(error instanceof ProcessError)) {
        throw error;
      }
      log("encoder_failed", { encoder: encoder.name, retried: true, ...describeError(error) });
    }
    this.#failures.set(encoder, this.#failed(encoder) + 1);
    if (this.#current === encoder) {
      await this.choose();
    }
    signal.throwIfAborted();
    return [await encode(x264), x264];
  }

  #failed(encoder: Encoder): number {
    return this.#failures.get(encoder) ?? 0;
  }
}
