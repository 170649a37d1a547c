import { ProcessError, type BadEnd } from "./process/run.ts";

/** Every way a render can fail, and whether the same request may succeed later. */
const retryable = {
  storage_failed: true,
  render_failed: true,
  program_crashed: true,
  browser_failed: true,
  timed_out: true,
  shutting_down: true,
  source_missing: false,
  source_unreadable: false,
  source_mismatch: false,
  invalid_image: false,
  output_invalid: false,
  output_too_large: false,
  cancelled: false,
} as const;

export type RenderErrorCode = keyof typeof retryable;

/** A render that ended badly. The message is for operators and holds no paths; people see words chosen by `code`. */
export class RenderError extends Error {
  readonly code: RenderErrorCode;

  constructor(code: RenderErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "RenderError";
    this.code = code;
  }

  /** Whether the same request may succeed later. */
  get retryable(): boolean {
    return retryable[this.code];
  }
}

const ends: Readonly<Record<BadEnd, readonly [RenderErrorCode, string]>> = {
  not_started: ["render_failed", "a program that makes the short could not be started"],
  failed: ["render_failed", "a program that makes the short failed"],
  crashed: ["program_crashed", "a program that makes the short crashed twice"],
  timed_out: ["timed_out", "a program that makes the short took too long"],
};

/** Any thrown value as a RenderError. */
export const asRenderError = (error: unknown): RenderError => {
  if (error instanceof RenderError) {
    return error;
  }
  const [code, message] =
    error instanceof ProcessError ? ends[error.end] : (["render_failed", "the render failed unexpectedly"] as const);
  return new RenderError(code, message, { cause: error });
};
