import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { captionStyle } from "../../src/spec/caption-style.ts";
import type { Layout } from "../../src/spec/layout.ts";
import type { RenderSpec } from "../../src/spec/render-spec.ts";
import { ffmpeg, ffprobe, rowBrightness, samples, similarity } from "../support/ffmpeg.ts";
import { TestService } from "../support/service.ts";
import { makeSpec, still } from "../support/spec.ts";

// Real renders on a machine that may be busy with others.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

/** Picture n of the source is n in binary: eight rows, black or white, the lowest digit at the top. */
const counting =
  "color=black:s=640x360:r=30000/1001:d=6,format=yuv420p," +
  "geq=lum='if(mod(floor(N/pow(2,floor(Y/45))),2),235,16)':cb=128:cr=128";
const h264 = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"];
const frameS = 1001 / 30_000;

/** Stretches of the source between which a "word" was spoken that nobody shall hear. */
const keep: RenderSpec["keep"] = [
  { from_ms: 1001, to_ms: 1333 },
  { from_ms: 1619, to_ms: 1851 },
  { from_ms: 2060, to_ms: 2420 },
  { from_ms: 2611, to_ms: 2871 },
  { from_ms: 3111, to_ms: 3377 },
  { from_ms: 3610, to_ms: 4001 },
  { from_ms: 4299, to_ms: 4513 },
  { from_ms: 4740, to_ms: 5030 },
];
const cuts = keep.slice(1).map((piece, index) => ({ from_ms: keep[index]!.to_ms, to_ms: piece.from_ms }));
const clip = { from_ms: 1001, to_ms: 5030, keep };
const lengthMs = keep.reduce((sum, { from_ms, to_ms }) => sum + to_ms - from_ms, 0);
const layouts: Layout[] = [{ kind: "single", from_ms: 0, to_ms: lengthMs, panels: [still(0.5)] }];

const middleS = ({ from_ms, to_ms }: { from_ms: number; to_ms: number }): number => (from_ms + to_ms) / 2000;

/** A hum that never pauses; a short 4 kHz note in the middle of what is kept, a 7 kHz note in what is not. */
const sound = (): string => {
  const note = (hertz: number, atS: number): string =>
    `0.4*sin(2*PI*${hertz}*t)*between(t,${atS.toFixed(4)},${(atS + 0.03).toFixed(4)})`;
  const notes = [...keep.map((piece) => note(4000, middleS(piece))), ...cuts.map((cut) => note(7000, middleS(cut)))];
  return `aevalsrc='0.2*sin(2*PI*220*t)+${notes.join("+")}':s=48000:d=6`;
};

let service: TestService;
const film = { width: 640, height: 360, fps: 29.97, duration_ms: 6000 };
const output = (key: string) => ({
  key: `out/${key}.mp4`,
  cover_key: `out/${key}.jpg`,
  fps: 29.97,
  width: 540,
  height: 960,
});

beforeAll(async () => {
  service = await TestService.start();
  const inputs = ["-f", "lavfi", "-i", counting, "-f", "lavfi", "-i", sound()];
  await ffmpeg(...inputs, ...h264, "-c:a", "pcm_s16le", service.object("in/counting.mkv"));
});

afterAll(() => service.close());

/** The moment of the source, in seconds, that each picture of a film shows. */
const shownS = async (path: string): Promise<number[]> =>
  (await rowBrightness(path, 8)).map(
    (rows) => rows.reduce((sum, mean, digit) => sum + (mean > 127 ? 2 ** digit : 0), 0) * frameS,
  );

/** What is left of a film's sound in a narrow band. */
const band = async (path: string, hertz: number): Promise<Float32Array> => {
  const filtered = `${path}.${hertz}.wav`;
  await ffmpeg("-i", path, "-vn", "-af", Array(3).fill(`bandpass=f=${hertz}:width_type=h:w=500`).join(","), filtered);
  return samples(filtered);
};

const loudest = (sound: Float32Array): number => sound.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** When notes begin: where a quiet band becomes loud. */
const onsetsS = (sound: Float32Array, threshold: number): number[] => {
  const found: number[] = [];
  sound.forEach((value, index) => {
    if (Math.abs(value) > threshold && index / 48_000 - (found.at(-1) ?? -1) > 0.06) {
      found.push(index / 48_000);
    }
  });
  return found;
};

/** For each piece, how many seconds later the source's clock is than the short's. */
const offsetsS = (): number[] => {
  let shown = 0;
  return keep.map(({ from_ms, to_ms }) => {
    const offset = (from_ms - shown) / 1000;
    shown += to_ms - from_ms;
    return offset;
  });
};

describe.each(["steady", "varying"] as const)("a short of eight pieces, from a source of %s frame rate", (kind) => {
  let path: string;

  beforeAll(async () => {
    const source = { ...film, key: "in/counting.mkv" };
    if (kind === "varying") {
      source.key = "in/varying.mkv";
      // Three of eleven pictures are missing, so one is held for up to four; those that are left keep their time.
      const thinned = ["-vf", "select='not(between(mod(n,11),3,5))'", "-vsync", "vfr", ...h264, "-c:a", "copy"];
      await ffmpeg("-i", service.object("in/counting.mkv"), ...thinned, service.object(source.key));
    }
    path = await service.render(makeSpec({ ...clip, id: kind, source, layouts, output: output(kind) }));
  });

  test("lasts as long as its pieces, in picture and sound", async () => {
    const { streams } = await ffprobe(path);
    expect(streams[0]).toMatchObject({ nb_frames: String(Math.round(lengthMs / 1000 / frameS)) });
    expect(Math.abs(Number(streams[1]?.["duration"]) - lengthMs / 1000)).toBeLessThan(0.03);
    const { result } = await service.view(kind);
    expect(Math.abs(result!.duration_ms - lengthMs)).toBeLessThan(17);
  });

  test("shows the pictures of its pieces and no others", async () => {
    const seen = await shownS(path);
    const tolerance = kind === "steady" ? frameS : 4 * frameS;
    let [piece, endMs] = [0, keep[0]!.to_ms - keep[0]!.from_ms];
    for (const [frame, sourceS] of seen.entries()) {
      const ms = frame * frameS * 1000;
      while (ms >= endMs - (frameS * 1000) / 2 && piece < keep.length - 1) {
        piece += 1;
        endMs += keep[piece]!.to_ms - keep[piece]!.from_ms;
      }
      const expected = ms / 1000 + offsetsS()[piece]!;
      expect(Math.abs(sourceS - expected), `frame ${frame}`).toBeLessThan(tolerance);
    }
  });

  test("sounds like its pieces: every kept note, in step with the picture, and none of the others", async () => {
    const heard = await band(path, 4000);
    const onsets = onsetsS(heard, 0.35 * loudest(heard));
    expect(onsets).toHaveLength(keep.length);
    expect(loudest(await band(path, 7000))).toBeLessThan(0.05 * loudest(heard));
    const seen = await shownS(path);
    for (const [index, atS] of onsets.entries()) {
      const soundOffset = middleS(keep[index]!) - atS;
      const frame = Math.round(atS / frameS);
      // Where pictures are missing the one before them stays: the offset of the freshest one counts.
      const near = [-2, -1, 0, 1, 2].map((step) => (seen[frame + step] ?? 0) - (frame + step) * frameS);
      const pictureOffset = kind === "steady" ? near[2]! : Math.max(...near);
      expect(Math.abs(soundOffset - pictureOffset), `note ${index}`).toBeLessThan(kind === "steady" ? 0.005 : 0.02);
    }
  });

  test("does not click where pieces meet", async () => {
    const all = await samples(path);
    const hum = loudest(all.subarray(2400, 4800));
    const steepest = 1.3 * hum * ((2 * Math.PI * 220) / 48_000);
    for (const [index, offset] of offsetsS().entries()) {
      const join = Math.round((keep[index]!.from_ms / 1000 - offset) * 48_000);
      for (let at = Math.max(1, join - 1500); at < join + 1500; at += 1) {
        const jump = Math.abs(all[at]! - all[at - 1]!);
        expect(jump, `sample ${at}, join ${index}`).toBeLessThan(steepest);
      }
    }
  });
});

test("both engines cut the same frames, and the captions and the camera follow", async () => {
  const source = { key: "in/talk.mp4", width: 1280, height: 720, fps: 29.97, duration_ms: 3000, has_audio: false };
  const picture = ["-f", "lavfi", "-i", "testsrc2=s=1280x720:r=30000/1001:d=3"];
  await ffmpeg(...picture, ...h264, service.object(source.key));
  const path = (shift: number) => ({
    mode: "keyframe" as const,
    keyframes: [
      { time: 0 - shift, x: 0.3, y: 0.5, zoom: 1 },
      { time: 1.4 - shift, x: 0.7, y: 0.5, zoom: 1 },
    ],
  });
  const order = {
    source,
    from_ms: 500,
    to_ms: 1900,
    keep: [
      { from_ms: 500, to_ms: 740 },
      { from_ms: 1210, to_ms: 1400 },
      { from_ms: 1650, to_ms: 1900 },
    ],
    layouts: [
      { kind: "single", from_ms: 0, to_ms: 240, panels: [path(0)] },
      { kind: "single", from_ms: 240, to_ms: 430, panels: [path(0.47)] },
      { kind: "single", from_ms: 430, to_ms: 600, panels: [path(0.72)] },
      { kind: "split", from_ms: 600, to_ms: 680, panels: [still(0.3), still(0.7)] },
    ] as Layout[],
    captions: {
      style: captionStyle.parse({ highlight_style: "pop_in" }),
      words: [
        { text: "Сжатая", start_ms: 40, end_ms: 240 },
        { text: "речь.", start_ms: 260, end_ms: 600 },
      ],
    },
  };
  const ours = await service.render(makeSpec({ ...order, id: "ours", output: output("ours") }));
  const theirs = await service.render(
    makeSpec({ ...order, id: "theirs", engine: "remotion", output: output("theirs") }),
  );
  const alike = await similarity(ours, theirs);
  expect(alike).toHaveLength(20);
  expect(Math.min(...alike)).toBeGreaterThan(0.965);
});
