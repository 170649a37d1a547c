import type { Render, RenderResult } from "../../server/render/renderer.ts";
import type { RenderSpec } from "../../src/spec/render-spec.ts";

type Call = {
  readonly spec: RenderSpec;
  readonly signal: AbortSignal;
  readonly finish: () => void;
  readonly fail: (error: Error) => void;
  /** Have it ask for the encoder; `encodes` tells whether it got it. */
  readonly drawn: () => void;
  encodes: boolean;
  /** Have it give the encoder back. */
  readonly encoded: () => void;
  readonly progress: (share: number) => void;
};

export const resultOf = ({ output, engine }: RenderSpec): RenderResult => ({
  key: output.key,
  cover_key: output.cover_key,
  width: output.width,
  height: output.height,
  duration_ms: 3000,
  fps: output.fps,
  bytes: 1000,
  engine,
  engine_reason: null,
  encoder: "libx264",
  seconds: 1,
});

/** A renderer that does what the test tells it, and stops when it is aborted. */
export class FakeRender {
  readonly calls: Call[] = [];

  readonly render: Render = (spec, { signal, onProgress, whenFree }) =>
    new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => {
        reject(signal.reason as Error);
      });
      let encoded = (): void => undefined;
      const call: Call = {
        spec,
        signal,
        encodes: false,
        drawn: () => {
          const work = async (): Promise<void> => {
            call.encodes = true;
            await new Promise<void>((end) => {
              encoded = end;
              signal.addEventListener("abort", () => {
                end();
              });
            });
          };
          whenFree(work).catch(() => undefined);
        },
        encoded: () => {
          encoded();
        },
        finish: () => {
          resolve(resultOf(spec));
        },
        fail: reject,
        progress: (share) => {
          onProgress("encoding", share);
        },
      };
      this.calls.push(call);
    });
}
