import type { RenderErrorCode } from "../render-error.ts";
import type { RenderStage } from "../render/render-job.ts";
import type { RenderResult } from "../render/renderer.ts";
import type { RenderSpec } from "../../src/spec/render-spec.ts";

export type JobError = { readonly code: RenderErrorCode; readonly message: string; readonly retryable: boolean };

export type JobStatus =
  | { readonly state: "queued" }
  | { readonly state: "running"; readonly stage: RenderStage; readonly progress: number }
  | { readonly state: "done"; readonly result: RenderResult }
  | { readonly state: "failed"; readonly error: JobError }
  | { readonly state: "cancelled" };

/** How a job ends. */
export type EndStatus = Exclude<JobStatus, { readonly state: "queued" | "running" }>;

/** One request for a render. */
export type Job = {
  readonly id: string;
  /** Tells equal requests from different ones under the same id. */
  readonly specHash: string;
  /** Equal for requests whose shorts would be the same, whatever their ids and keys. */
  readonly contentHash: string;
  readonly spec: RenderSpec;
  readonly abort: AbortController;
  status: JobStatus;
  /** Whether it is still being looked up among the stored renders, before it may start. */
  looking: boolean;
  finishedAt: number | null;
};

/** What clients see of a job. */
export type JobView = {
  readonly id: string;
  readonly state: JobStatus["state"];
  /** Place in the line: 1 is next, 0 is not waiting. */
  readonly position: number;
  /** 0..1 */
  readonly progress: number;
  readonly stage: RenderStage | JobStatus["state"];
  readonly engine: RenderSpec["engine"];
  readonly result?: RenderResult;
  readonly error?: JobError;
};

export const isFinished = ({ status }: Job): boolean => status.state !== "queued" && status.state !== "running";

export const jobView = (job: Job, position: number): JobView => {
  const { status, id, spec } = job;
  return {
    id,
    state: status.state,
    position,
    progress: status.state === "running" ? status.progress : status.state === "done" ? 1 : 0,
    stage: status.state === "running" ? status.stage : status.state,
    engine: spec.engine,
    ...(status.state === "done" ? { result: status.result } : {}),
    ...(status.state === "failed" ? { error: status.error } : {}),
  };
};
