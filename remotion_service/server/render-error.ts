const retryableCodes = ["storage_failed", "render_failed", "browser_failed", "timed_out", "shutting_down"] as const;
const finalCodes = [
  "source_missing",
  "source_unreadable",
  "source_mismatch",
  "output_invalid",
  "output_too_large",
  "cancelled",
] as const;

export type RenderErrorCode = (typeof retryableCodes)[number] | (typeof finalCodes)[number];

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
    return retryableCodes.some((code) => code === this.code);
  }
}

/** Any thrown value as a RenderError. */
export const asRenderError = (error: unknown): RenderError =>
  error instanceof RenderError
    ? error
    : new RenderError("render_failed", "the render failed unexpectedly", { cause: error });
