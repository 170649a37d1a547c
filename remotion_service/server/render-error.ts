/** Every way a render can fail, and whether the same request may succeed later. */
const retryable = {
  storage_failed: true,
  render_failed: true,
  browser_failed: true,
  timed_out: true,
  shutting_down: true,
  source_missing: false,
  source_unreadable: false,
  source_mismatch: false,
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

/** Any thrown value as a RenderError. */
export const asRenderError = (error: unknown): RenderError =>
  error instanceof RenderError
    ? error
    : new RenderError("render_failed", "the render failed unexpectedly", { cause: error });
