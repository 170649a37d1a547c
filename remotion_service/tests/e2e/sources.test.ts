import { stat } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { parseLoudness } from "../../server/media/loudness.ts";
import type { RenderSpec } from "../../src/spec/render-spec.ts";
import { brightness, ffmpeg, ffprobe, samples, stripes } from "../support/ffmpeg.ts";
import { hdrFilm, type HdrCurve, type Rgb } from "../support/hdr.ts";
import { TestService } from "../support/service.ts";
import { smallSpec } from "../support/small.ts";

// Real renders on a machine that may be busy with others.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

let service: TestService;

const h264 = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"];

beforeAll(async () => {
  service = await TestService.start();
});

afterAll(() => service.close());

const plain = (id: string, changes: Parameters<typeof smallSpec>[1]): RenderSpec =>
  smallSpec(id, { captions: null, ...changes });

test("a transport stream whose key frames are ten seconds apart is not frozen", async () => {
  const rising = "color=black:s=320x180:r=25:d=14,format=gray,geq=lum=20+N/2,format=yuv420p";
  const rare = ["-g", "250", "-keyint_min", "250", "-sc_threshold", "0"];
  await ffmpeg("-f", "lavfi", "-i", rising, ...h264, ...rare, service.object("in/rare.ts"));
  const source = { key: "in/rare.ts", width: 320, height: 180, duration_ms: 14_000, has_audio: false };
  const film = await service.render(plain("rare", { source, from_ms: 6000, to_ms: 7000 }));
  const seen = await brightness(film, [100, 100, 40, 100]);
  expect(seen).toHaveLength(25);
  for (const [frame, mean] of seen.entries()) {
    expect(Math.abs(mean - (20 + (150 + frame) / 2)), `frame ${frame}`).toBeLessThan(4);
  }
});

test.each([
  ["a limit that asks for a bit rate", 4000, { width: 360, height: 640, max_bytes: 700_000 }],
  ["a limit that seems far away", 1000, { width: 1080, height: 1920, max_bytes: 3_600_000 }],
])("noise, the hardest picture there is, stays below %s", async (_, toMs, small) => {
  const id = `noise-${toMs}`;
  const noise = `color=gray:s=1280x720:r=25:d=${toMs / 1000},noise=alls=100:allf=t`;
  await ffmpeg("-f", "lavfi", "-i", noise, ...h264, "-qp", "12", service.object(`in/${id}.mp4`));
  const source = { key: `in/${id}.mp4`, width: 1280, height: 720, duration_ms: toMs, has_audio: false };
  const film = await service.render(plain(id, { source, to_ms: toMs, output: small }));
  const { size } = await stat(film);
  expect(size).toBeLessThan(small.max_bytes);
  expect(size).toBeGreaterThan(0.5 * small.max_bytes);
});

test("picture and sound stay in step for ninety seconds of variable frame rate", async () => {
  const moments = [1.2, 45.2, 88.4];
  const during = moments.map((from) => `between(t,${from - 0.001},${from + 0.2})`).join("+");
  const flashes = `color=black:s=160x90:r=25:d=91,drawbox=c=white:t=fill:enable='${during}'`;
  const beeps = `aevalsrc='0.4*sin(2*PI*1000*t)*(${during})':s=44100:d=91`;
  const thinned = ["-vf", "select='not(between(mod(n,11),3,5))'", "-vsync", "vfr"];
  const inputs = ["-f", "lavfi", "-i", flashes, "-f", "lavfi", "-i", beeps];
  await ffmpeg(...inputs, ...thinned, ...h264, "-c:a", "aac", service.object("in/vfr.mp4"));
  const source = { key: "in/vfr.mp4", width: 160, height: 90, duration_ms: 91_000 };
  const film = await service.render(plain("vfr", { source, to_ms: 90_000, output: { width: 90, height: 160 } }));
  const bright = await brightness(film, [40, 40, 20, 60]);
  const heard = await samples(film);
  for (const moment of moments) {
    const from = Math.floor((moment - 0.5) * 25);
    const seenS = (from + bright.slice(from).findIndex((mean) => mean > 128)) / 25;
    const start = Math.floor((moment - 0.5) * 48_000);
    const heardS = (start + heard.subarray(start).findIndex((sample) => Math.abs(sample) > 0.05)) / 48_000;
    expect(Math.abs(seenS - moment), `seen at ${moment} s`).toBeLessThan(0.02);
    expect(Math.abs(heardS - seenS), `offset at ${moment} s`).toBeLessThan(0.02);
  }
});

describe("sound", () => {
  const tone = (frequency: number, rate: number): string =>
    `aevalsrc='0.3*sin(2*PI*${frequency}*t)*(0.6+0.4*sin(2*PI*3*t))':s=${rate}:d=4`;
  const picture = ["-f", "lavfi", "-i", "color=gray:s=320x180:r=25:d=4"];
  const around = [440, 660, 330, 220, 550, 770].map((frequency) => tone(frequency, 48_000));

  test.each([
    ["mono at 22 kHz", ["-f", "lavfi", "-i", tone(440, 22_050), "-ac", "1"]],
    [
      "six channels",
      [
        ...around.flatMap((each) => ["-f", "lavfi", "-i", each]),
        ...["-filter_complex", "[1][2][3][4][5][6]join=inputs=6:channel_layout=5.1[a]", "-map", "0:v", "-map", "[a]"],
      ],
    ],
    ["quiet", ["-f", "lavfi", "-i", `${tone(440, 48_000)},volume=-18dB`]],
  ])("of %s comes out as stereo at 48 kHz, as loud as ordered", async (name, sound) => {
    const id = name.replaceAll(" ", "-");
    await ffmpeg(...picture, ...sound, ...h264, "-c:a", "aac", service.object(`in/${id}.mp4`));
    const source = { key: `in/${id}.mp4`, width: 320, height: 180, duration_ms: 4000 };
    const film = await service.render(plain(id, { source, to_ms: 4000 }));
    expect((await ffprobe(film)).streams[1]).toMatchObject({ codec_name: "aac", sample_rate: "48000", channels: 2 });
    const { lufs, truePeak } = parseLoudness(
      await ffmpeg("-i", film, "-vn", "-af", "ebur128=peak=true", "-f", "null", "-"),
    );
    expect(Math.abs(lufs + 14)).toBeLessThan(0.5);
    expect(truePeak).toBeLessThan(-1);
    expect((await samples(film)).some((sample) => Math.abs(sample) > 0.05)).toBe(true);
  });
});

describe.each<HdrCurve>(["smpte2084", "arib-std-b67"])("a phone's HDR film (%s), turned upright", (curve) => {
  /** Colours of ordinary things, darkest first, then white and what shines. */
  const shown: readonly Rgb[] = [
    [16, 16, 16],
    [92, 64, 52],
    [30, 96, 44],
    [50, 60, 120],
    [128, 128, 128],
    [140, 104, 88],
    [255, 255, 255],
  ];

  test("shows ordinary colours as they are and white as white", async () => {
    const key = `in/${curve}.mp4`;
    await hdrFilm(service.object(key), shown, curve);
    const source = { key, width: 360, height: 640, duration_ms: 480, has_audio: false };
    const film = await service.render(plain(curve, { source, to_ms: 440 }));
    const seen = (await stripes(film, shown.length)).reverse();
    for (const [index, colour] of shown.slice(0, -1).entries()) {
      for (const [channel, value] of colour.entries()) {
        expect(Math.abs(seen[index]![channel]! - value), `stripe ${index}, channel ${channel}`).toBeLessThan(5);
      }
    }
    expect(Math.min(...seen.at(-1)!)).toBeGreaterThan(200);
  });
});
