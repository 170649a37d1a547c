import { describe, expect, test } from "vitest";
import { ProcessError } from "../../../server/process/run.ts";
import { RenderError } from "../../../server/render-error.ts";
import { chooseEngine, drawWith, type EngineChoice } from "../../../server/render/choose-engine.ts";
import type { RenderJob } from "../../../server/render/render-job.ts";
import { renderPlan } from "../../../server/render/render-plan.ts";
import type { Tools } from "../../../server/settings.ts";
import type { Layout } from "../../../src/spec/layout.ts";
import type { EngineName } from "../../../src/spec/render-spec.ts";
import { makeSpec, still } from "../../support/spec.ts";
import { halfEm } from "../../support/words.ts";

const { signal } = new AbortController();
const tools = { ffmpeg: "ffmpeg" } as Tools;
const composited: EngineChoice = { engine: "composited", reason: null };

const turns = (count: number): Layout[] =>
  Array.from({ length: count }, (_, index): Layout => {
    const times = { from_ms: index * 40, to_ms: (index + 1) * 40 };
    return index % 2 === 0 ? { kind: "single", panels: [still(0.5)], ...times } : { kind: "fit", panels: [], ...times };
  });

const job = (layouts: Layout[], codec = "h264", engine: EngineName = "composited"): RenderJob => {
  const spec = makeSpec({ engine, composition: "AutoEditVideo", to_ms: layouts.at(-1)!.to_ms, layouts });
  return { spec, plan: renderPlan(spec, halfEm, null), source: { video: { codec } }, signal } as unknown as RenderJob;
};

describe("the engine", () => {
  test.each(["h264", "hevc", "vp9", "av1", "mjpeg", "prores"])("for %s is the one asked for", async (codec) => {
    expect(await chooseEngine(job(turns(4), codec), tools)).toEqual(composited);
    expect(await chooseEngine(job(turns(4), codec, "remotion"), tools)).toEqual({ engine: "remotion", reason: null });
  });

  test("for what ffmpeg cannot decode is the browser", async () => {
    expect(await chooseEngine(job(turns(4), "vvc"), tools)).toEqual({ engine: "remotion", reason: "no_decoder" });
  });

  test("for more scenes than there is memory for is the browser", async () => {
    expect(await chooseEngine(job(turns(64)), tools)).toEqual(composited);
    expect(await chooseEngine(job(turns(66)), tools)).toEqual({ engine: "remotion", reason: "too_many_scenes" });
  });
});

describe("drawing", () => {
  const broken = new ProcessError("failed", "ffmpeg ended with status 1", "");
  const drawer = (failures: Partial<Record<EngineName, Error>>) => {
    const tried: EngineName[] = [];
    const draw = (engine: EngineName): Promise<string> => {
      tried.push(engine);
      const error = failures[engine];
      return error ? Promise.reject(error) : Promise.resolve(engine);
    };
    return { tried, draw };
  };

  test.each([broken, new RenderError("output_invalid", "too few frames")])(
    "is handed over after: %s",
    async (error) => {
      const { draw } = drawer({ composited: error });
      const choice = { engine: "remotion", reason: "compositing_failed" };
      expect(await drawWith(composited, signal, draw)).toEqual({ drawn: "remotion", choice });
    },
  );

  test.each([new ProcessError("crashed", "ffmpeg crashed", ""), new RenderError("output_too_large", "too large")])(
    "is not handed over after: %s",
    async (error) => {
      const { draw, tried } = drawer({ composited: error });
      await expect(drawWith(composited, signal, draw)).rejects.toBe(error);
      expect(tried).toEqual(["composited"]);
    },
  );

  test("that fails both ways fails as it did with the engine asked for", async () => {
    const { draw, tried } = drawer({ composited: broken, remotion: new Error("cannot decode") });
    await expect(drawWith(composited, signal, draw)).rejects.toBe(broken);
    expect(tried).toEqual(["composited", "remotion"]);
  });

  test("is not handed over once it is cancelled", async () => {
    const abort = new AbortController();
    const { draw, tried } = drawer({ composited: broken });
    const drawing = drawWith(composited, abort.signal, draw);
    abort.abort(new Error("cancelled"));
    await expect(drawing).rejects.toThrow("cancelled");
    expect(tried).toEqual(["composited"]);
  });
});
