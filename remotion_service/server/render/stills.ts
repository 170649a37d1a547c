import { stat } from "node:fs/promises";
import { filmProps } from "../../src/compositions/plan-film.ts";
import type { MeasureText } from "../../src/captions/measure.ts";
import { hookState } from "../../src/overlays/hook-state.ts";
import type { RenderSpec } from "../../src/spec/render-spec.ts";
import { drawFront } from "../browser/draw-front.ts";
import { describeError } from "../describe-error.ts";
import { log } from "../log.ts";
import { readingStart } from "../media/reading-start.ts";
import { cutFrame, finishStill } from "../media/still.ts";
import { Gate } from "../process/gate.ts";
import { together } from "../process/together.ts";
import { asRenderError, RenderError } from "../render-error.ts";
import type { Storage } from "../storage/storage.ts";
import { openLogo } from "./open-logo.ts";
import { openSource } from "./open-source.ts";
import type { EngineParts } from "./render-job.ts";
import { renderPlan, type RenderPlan } from "./render-plan.ts";
import type { Scratch } from "./scratch.ts";
import { stillPicture } from "./still-picture.ts";

/** One picture of a short that need not be rendered yet. */
export type StillOrder = { readonly spec: RenderSpec; readonly at_ms: number; readonly key: string };

export type StillResult = {
  readonly key: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  /** How long it took, waiting excluded. */
  readonly seconds: number;
};

export type StillsParts = Pick<EngineParts, "tools" | "browser" | "bundle"> & {
  readonly storage: Storage;
  readonly scratch: Scratch;
  readonly measure: MeasureText;
};

export type StillCounts = Readonly<Record<"running" | "waiting" | "done" | "failed", number>>;

/** Too many stills wait already. */
export class StillsBusyError extends Error {}

/** Two at once keep both the browser and ffmpeg busy; more would only take time from each other. */
const atOnce = 2;
const maxWaiting = 16;
const limitMs = 30_000;

const showsAnything = ({ captions, overlays }: RenderPlan, frame: number): boolean =>
  captions?.timeline.byFrame[frame] != null ||
  overlays.progressBar !== null ||
  overlays.watermark !== null ||
  (overlays.hook !== null && hookState(overlays.hook, frame) !== null);

/** Makes single pictures at once, whatever is being rendered. */
export class Stills {
  readonly #parts: StillsParts;
  readonly #gate = new Gate(atOnce);
  readonly #closing = new AbortController();
  readonly #running = new Set<Promise<StillResult>>();
  #done = 0;
  #failed = 0;

  constructor(parts: StillsParts) {
    this.#parts = parts;
  }

  get counts(): StillCounts {
    const waiting = this.#gate.waiting;
    return { running: this.#running.size - waiting, waiting, done: this.#done, failed: this.#failed };
  }

  /** Store the picture of a short at a moment. Raises RenderError, StillsBusyError, or the signal's reason. */
  async make(order: StillOrder, signal: AbortSignal): Promise<StillResult> {
    if (this.#gate.waiting >= maxWaiting) {
      throw new StillsBusyError("too many stills are waiting");
    }
    const late = AbortSignal.timeout(limitMs);
    const stop = AbortSignal.any([signal, this.#closing.signal, late]);
    const making = this.#gate.pass(stop, () => this.#draw(order, stop));
    this.#running.add(making);
    try {
      const result = await making;
      this.#done += 1;
      return result;
    } catch (thrown) {
      signal.throwIfAborted();
      this.#failed += 1;
      const error = late.aborted ? new RenderError("timed_out", "the still took too long", { cause: thrown }) : thrown;
      log("still_failed", describeError(error));
      throw asRenderError(error);
    } finally {
      this.#running.delete(making);
    }
  }

  /** Stop everything and wait until nothing runs any more. */
  async close(): Promise<void> {
    this.#closing.abort(new RenderError("shutting_down", "the service is shutting down"));
    await Promise.allSettled(this.#running);
  }

  #draw({ spec, at_ms, key }: StillOrder, signal: AbortSignal): Promise<StillResult> {
    return this.#parts.scratch.within(async (scratch) => {
      const started = performance.now();
      const { storage, tools, measure } = this.#parts;
      const plan = renderPlan(spec, measure, await openLogo(this.#parts, spec, { scratch, signal }));
      const frame = Math.min(plan.frames - 1, Math.floor((at_ms * plan.rate.num) / (1000 * plan.rate.den) + 1e-6));
      const [front, [job, base]] = await together(
        signal,
        (stop) => this.#front(spec, plan, { frame, scratch, signal: stop }),
        async (stop) => {
          const source = await openSource(this.#parts, spec, { scratch, signal: stop });
          const picture = await stillPicture({ plan, spec, source }, frame, (atMs) =>
            readingStart(tools.ffprobe, source, atMs, stop),
          );
          const cut = { ffmpeg: tools.ffmpeg, source: source.path, ...picture, scratch, signal: stop };
          return [cut, await cutFrame(cut)] as const;
        },
      );
      const jpeg = await finishStill({ ...job, signal }, base, front);
      await storage.publish(jpeg, key, "image/jpeg", signal);
      const { size: bytes } = await stat(jpeg);
      const { width, height } = spec.output;
      return { key, width, height, bytes, seconds: Math.round(performance.now() - started) / 1000 };
    });
  }

  async #front(
    spec: RenderSpec,
    plan: RenderPlan,
    at: { readonly frame: number; readonly scratch: string; readonly signal: AbortSignal },
  ): Promise<string | null> {
    if (!showsAnything(plan, at.frame)) {
      return null;
    }
    const serveUrl = await this.#parts.bundle();
    const { width, height } = spec.output;
    const props = { ...filmProps(plan.film, { src: "", startMs: 0 }), shots: [] };
    return this.#parts.browser.use(at.signal, (browser, signal) =>
      drawFront(browser, {
        ...at,
        signal,
        serveUrl,
        composition: spec.composition,
        props,
        width,
        height,
        fps: plan.fps,
        frames: plan.frames,
      }),
    );
  }
}
