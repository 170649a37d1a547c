import { expect, test } from "vitest";
import { describeError } from "../../server/describe-error.ts";
import { ProcessError } from "../../server/process/run.ts";
import { RenderError } from "../../server/render-error.ts";

test("tells the causes and a program's last words, but no paths", () => {
  const cause = new ProcessError(
    "failed",
    "ffmpeg ended with status 1",
    "/srv/objects/u1/a.mp4: Invalid data at 12/25",
  );
  expect(describeError(new RenderError("render_failed", "failed", { cause }))).toEqual({
    reason: "RenderError: failed <- ProcessError: ffmpeg ended with status 1",
    stderr: "<path>: Invalid data at 12/25",
  });
});

test("copes with anything that is thrown", () => {
  expect(describeError("text")).toEqual({ reason: "unknown" });
});
