import type { VideoOrder } from "../media/encoders.ts";
import type { Tools } from "../settings.ts";
import type { RenderJob } from "./render-job.ts";

/** What the encoder is asked for. */
export const videoOrder = ({ spec, plan }: Pick<RenderJob, "spec" | "plan">, tools: Tools): VideoOrder => ({
  crf: tools.crf,
  preset: tools.preset,
  draft: spec.quality === "draft",
  bitrates: plan.bitrates,
  limited: true,
  rate: plan.rate,
  width: spec.output.width,
  height: spec.output.height,
});
