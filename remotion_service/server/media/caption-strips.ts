import { open, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import type { Writable } from "node:stream";
import type { Patch } from "../../src/atlas/patch.ts";
import { run } from "../process/run.ts";
import type { Atlas } from "./atlas.ts";
import { captionChanges } from "./caption-changes.ts";
import { copyRect, planesBytes, type Planes } from "./planes.ts";

export type DecodeJob = {
  readonly ffmpeg: string;
  readonly scratch: string;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
};

/** Colours become those of the film, which no filter of ffmpeg 5 does by itself. */
const filmColours = "scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd+full_chroma_int,format=yuva420p";

/** Decode the pages once, to raw pictures in the film's colours. Returns the file. */
export const decodeAtlas = async (atlas: Atlas, job: DecodeJob): Promise<string> => {
  const path = join(job.scratch, "atlas.yuva");
  const args = ["-v", "error", "-nostdin", "-y", "-threads", "1", "-start_number", "0", "-i", atlas.pattern];
  args.push("-frames:v", String(atlas.layout.pages), "-vf", filmColours, "-f", "rawvideo", path);
  await run(job.ffmpeg, args, { signal: job.signal, timeoutMs: job.timeoutMs });
  return path;
};

/** The strip as it looks at present; it is drawn on by applying what states change. */
class Strip {
  readonly picture: Planes;
  readonly #file: FileHandle;
  readonly #page: Planes;
  readonly #byState: readonly (readonly Patch[])[];
  #loaded = -1;
  #shown = -1;

  constructor(atlas: Atlas, file: FileHandle) {
    this.#file = file;
    this.#page = { size: atlas.page, bytes: Buffer.alloc(planesBytes(atlas.page)) };
    this.picture = { size: atlas.strip, bytes: Buffer.alloc(planesBytes(atlas.strip)) };
    const byState: Patch[][] = [];
    for (const patch of atlas.layout.patches) {
      (byState[patch.state] ??= []).push(patch);
    }
    this.#byState = byState;
  }

  async show(state: number): Promise<void> {
    for (const patch of this.#missing(state)) {
      if (patch.page !== this.#loaded) {
        const { bytes } = this.#page;
        await this.#file.read(bytes, 0, bytes.length, patch.page * bytes.length);
        this.#loaded = patch.page;
      }
      if (patch.fresh) {
        this.picture.bytes.fill(0);
      }
      copyRect(this.#page, patch, this.picture, patch.strip);
    }
    this.#shown = state;
  }

  /** What to draw to get from the state shown to another: back to one that draws everything, if need be. */
  #missing(state: number): Patch[] {
    const steps: Patch[] = [];
    for (let each = state; each !== this.#shown && each >= 0; each -= 1) {
      const patches = this.#byState[each] ?? [];
      steps.unshift(...patches);
      if (patches[0]?.fresh === true) {
        break;
      }
    }
    return steps;
  }
}

const write = (stdin: Writable, picture: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    stdin.write(picture, (error) => {
      if (error) {
        reject(error);
      } else {
        resolve();
      }
    });
  });

/** Write the strip at every change of the captions, an empty one for none, one raw picture after the other. */
export const feedStrips = async (atlas: Atlas, decoded: string, stdin: Writable): Promise<void> => {
  const file = await open(decoded);
  try {
    const strip = new Strip(atlas, file);
    const empty = Buffer.alloc(strip.picture.bytes.length);
    for (const { state } of captionChanges(atlas.byFrame)) {
      if (state !== null) {
        await strip.show(state);
      }
      await write(stdin, state === null ? empty : strip.picture.bytes);
    }
  } finally {
    await file.close();
  }
};
