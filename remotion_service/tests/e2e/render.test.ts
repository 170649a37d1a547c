import { readdir, readFile, stat, truncate } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { captionStyle } from "../../src/spec/caption-style.ts";
import type { Layout } from "../../src/spec/layout.ts";
import { parseLoudness } from "../../server/media/loudness.ts";
import { brightness, ffmpeg, ffprobe, samples, similarity } from "../support/ffmpeg.ts";
import { descendants } from "../support/processes.ts";
import { TestService } from "../support/service.ts";
import { makeSpec, still } from "../support/spec.ts";

// Real renders on a machine that may be busy with others.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

let service: TestService;

const h264 = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"];

/** Brightness rises by one step every eight pixels from left to right, so that a mean tells where a window is. */
const ramp = "color=black:s=1920x1080:r=25,format=gray,geq=lum=16+X*219/1920,format=yuv420p";

beforeAll(async () => {
  service = await TestService.start();
  const talk = ["-f", "lavfi", "-i", "testsrc2=s=1920x1080:r=25:d=6"];
  const tone = ["-f", "lavfi", "-i", "sine=f=440:d=6:r=44100,volume=0.5,tremolo=f=3:d=0.9"];
  await ffmpeg(...talk, ...tone, ...h264, "-c:a", "aac", service.object("in/source.mp4"));
});

afterAll(() => service.close());

const style = captionStyle.parse({ highlight_style: "pop_in" });
const words = [
  { text: "Привет,", start_ms: 200, end_ms: 700 },
  { text: "Ёлка!", start_ms: 700, end_ms: 1200 },
];

describe("a composited short", () => {
  let plain: string;
  let captioned: string;

  beforeAll(async () => {
    const output = (key: string) => ({ key: `out/${key}.mp4`, cover_key: `out/${key}.jpg` });
    plain = await service.render(makeSpec({ id: "plain", to_ms: 2000, output: output("plain") }));
    captioned = await service.render(
      makeSpec({ id: "captioned", to_ms: 2000, captions: { style, words }, output: output("captioned") }),
    );
  });

  test("is what was ordered", async () => {
    const { streams, format } = await ffprobe(captioned);
    expect(streams[0]).toMatchObject({
      codec_name: "h264",
      profile: "High",
      width: 1080,
      height: 1920,
      pix_fmt: "yuv420p",
      color_space: "bt709",
      color_range: "tv",
      sample_aspect_ratio: "1:1",
      nb_frames: "50",
      avg_frame_rate: "25/1",
    });
    expect(streams[1]).toMatchObject({ codec_name: "aac", sample_rate: "48000", channels: 2 });
    expect(Number(streams[1]?.["duration"])).toBeCloseTo(2, 1);
    expect(Object.keys(format.tags ?? {})).not.toContain("creation_time");
    expect(Object.keys(format.tags ?? {})).not.toContain("encoder");
    const head = await readFile(captioned);
    expect(head.indexOf("moov")).toBeLessThan(head.indexOf("mdat"));
  });

  test("shows captions in their place and at their time, and changes nothing else", async () => {
    const box = await similarity(plain, captioned, "900:240:90:1260");
    const above = await similarity(plain, captioned, "1080:1200:0:0");
    expect(Math.min(...box.slice(6, 39))).toBeLessThan(0.9);
    expect(Math.max(...box.slice(6, 39))).toBeLessThan(0.95);
    expect(Math.min(...box.slice(0, 4), ...box.slice(41))).toBeGreaterThan(0.97);
    expect(Math.min(...above)).toBeGreaterThan(0.97);
  });

  test("is as loud as ordered and has no peaks above the limit", async () => {
    const report = await ffmpeg("-i", captioned, "-vn", "-af", "ebur128=peak=true", "-f", "null", "-");
    const { lufs, truePeak } = parseLoudness(report);
    expect(Math.abs(lufs + 14)).toBeLessThan(1);
    expect(truePeak).toBeLessThan(-1);
  });

  test("has a cover of its own size", async () => {
    const { streams } = await ffprobe(service.object("out/captioned.jpg"));
    expect(streams[0]).toMatchObject({ codec_name: "mjpeg", width: 1080, height: 1920 });
  });

  test("looks like the browser's own rendering", async () => {
    const early = words.map((word) => ({ ...word, start_ms: word.start_ms / 2, end_ms: word.end_ms / 2 }));
    const source = { key: "in/ntsc.mp4", width: 1280, height: 720, fps: 29.97, duration_ms: 2000, has_audio: false };
    const picture = ["-f", "lavfi", "-i", "testsrc2=s=1280x720:r=30000/1001:d=2"];
    await ffmpeg(...picture, ...h264, service.object(source.key));
    const short = { source, from_ms: 400, to_ms: 1000, captions: { style, words: early } };
    const size = { width: 540, height: 960, fps: 29.97 };
    const output = (key: string) => ({ key: `out/${key}.mp4`, cover_key: `out/${key}.jpg`, ...size });
    const layouts: Layout[] = [
      { kind: "single", from_ms: 0, to_ms: 200, panels: [still(0.4)] },
      { kind: "split", from_ms: 200, to_ms: 400, panels: [still(0.25), still(0.7, 0.4, 1.5)] },
      { kind: "fit", from_ms: 400, to_ms: 600, panels: [] },
    ];
    const ours = await service.render(makeSpec({ ...short, id: "ours", layouts, output: output("ours") }));
    const reference = await service.render(
      makeSpec({ ...short, id: "reference", layouts, engine: "remotion", output: output("reference") }),
    );
    for (const rectangle of ["iw:ih:0:0", "450:120:45:630"]) {
      const alike = await similarity(ours, reference, rectangle);
      expect(alike).toHaveLength(18);
      expect(Math.min(...alike)).toBeGreaterThan(0.965);
    }
  });
});

describe("the camera", () => {
  /** Where the middle of the picture lies in the source, 0..1, frame by frame; the ramp's steps are rounded down. */
  const centres = async (film: string): Promise<number[]> =>
    (await brightness(film, [1080, 8, 0, 900])).map((mean) => (mean - 15.5) / 219);

  beforeAll(() => ffmpeg("-f", "lavfi", "-i", ramp, "-t", "2.4", ...h264, "-qp", "4", service.object("in/ramp.mp4")));

  test("cuts on the very frame and stands where it should", async () => {
    const layouts: Layout[] = [
      { kind: "single", from_ms: 0, to_ms: 400, panels: [still(0.25)] },
      { kind: "single", from_ms: 400, to_ms: 1000, panels: [still(0.7)] },
      { kind: "single", from_ms: 1000, to_ms: 1040, panels: [still(0.4, 0.5, 2)] },
      { kind: "single", from_ms: 1040, to_ms: 2000, panels: [still(0.5)] },
    ];
    const source = { key: "in/ramp.mp4", has_audio: false, duration_ms: 2400 };
    const film = await service.render(makeSpec({ id: "cuts", from_ms: 400, to_ms: 2400, layouts, source }));
    const expected = [...Array<number>(10).fill(0.25), ...Array<number>(15).fill(0.7), 0.4];
    const seen = await centres(film);
    expect(seen).toHaveLength(50);
    for (const [frame, centre] of seen.entries()) {
      expect(Math.abs(centre - (expected[frame] ?? 0.5)), `frame ${frame}`).toBeLessThan(0.0015);
    }
  });

  test("follows keyframes, zooming too", async () => {
    const panel = {
      mode: "keyframe" as const,
      keyframes: [
        { time: 0, x: 0.3, y: 0.5, zoom: 1 },
        { time: 1, x: 0.7, y: 0.5, zoom: 1.5 },
      ],
    };
    const layouts: Layout[] = [{ kind: "single", from_ms: 0, to_ms: 1200, panels: [panel] }];
    const source = { key: "in/ramp.mp4", has_audio: false, duration_ms: 2400 };
    const film = await service.render(makeSpec({ id: "pan", to_ms: 1200, layouts, source }));
    for (const [frame, centre] of (await centres(film)).entries()) {
      expect(Math.abs(centre - (0.3 + 0.4 * Math.min(1, frame / 25))), `frame ${frame}`).toBeLessThan(0.0015);
    }
  });
});

describe("awkward sources", () => {
  test("late first frame: picture and sound stay in step", async () => {
    const flash = "color=black:s=640x360:r=25:d=3,drawbox=c=white:t=fill:enable='between(n,40,44)'";
    const beep = "aevalsrc='0.5*sin(2*PI*1000*t)*between(t,1.6,1.8)':s=48000:d=3";
    const late = ["-output_ts_offset", "0.8", "-f", "matroska"];
    const inputs = ["-f", "lavfi", "-i", flash, "-f", "lavfi", "-i", beep];
    await ffmpeg(...inputs, ...h264, "-c:a", "pcm_s16le", ...late, service.object("in/late.mkv"));
    const source = { key: "in/late.mkv", width: 640, height: 360, duration_ms: 3000 };
    const film = await service.render(makeSpec({ id: "late", from_ms: 1000, to_ms: 2400, source }));
    const white = (await brightness(film, [100, 100, 500, 900])).findIndex((mean) => mean > 128);
    const loud = (await samples(film)).findIndex((sample) => Math.abs(sample) > 0.05) / 48_000;
    expect(white).toBe(15);
    expect(Math.abs(loud - 0.6)).toBeLessThan(0.005);
  });

  test("rotated, with oblong pixels and without sound: upright, undistorted and silent", async () => {
    const lying = service.object("in/lying.mp4");
    const square = "color=black:s=720x480:r=30:d=1,drawbox=x=300:y=200:w=90:h=80:c=white:t=fill,setsar=8/9";
    await ffmpeg("-f", "lavfi", "-i", square, ...h264, lying);
    const upright = service.object("in/upright.mp4");
    await ffmpeg("-i", lying, "-c", "copy", "-metadata:s:v:0", "rotate=90", upright);
    const source = { key: "in/upright.mp4", width: 480, height: 640, fps: 30, duration_ms: 1000, has_audio: false };
    const film = await service.render(makeSpec({ id: "upright", to_ms: 1000, source }));
    const row = await brightness(film, [1080, 2, 0, 980]);
    const column = await brightness(film, [2, 1920, 540, 0]);
    const [across, down] = [(row[3]! / 255) * 1080, (column[3]! / 255) * 1920];
    expect(Math.abs(across - 240)).toBeLessThan(6);
    expect(Math.abs(down - 240)).toBeLessThan(6);
    const { streams } = await ffprobe(film);
    expect(streams[1]).toMatchObject({ codec_name: "aac", channels: 2 });
    expect((await samples(film)).every((sample) => Math.abs(sample) < 0.001)).toBe(true);
  });

  test("HDR pictures are made ordinary ones, whatever the layout", async () => {
    const hlg = ["-color_primaries", "bt2020", "-color_trc", "arib-std-b67", "-colorspace", "bt2020nc"];
    const encoder = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p10le"];
    await ffmpeg(
      "-f",
      "lavfi",
      "-i",
      "color=gray:s=640x360:r=25:d=1",
      ...encoder,
      ...hlg,
      service.object("in/hdr.mp4"),
    );
    const source = { key: "in/hdr.mp4", width: 640, height: 360, duration_ms: 1000, has_audio: false };
    const layouts: Layout[] = [
      { kind: "single", from_ms: 0, to_ms: 80, panels: [still(0.3)] },
      { kind: "split", from_ms: 80, to_ms: 160, panels: [still(0.3), still(0.7)] },
      { kind: "fit", from_ms: 160, to_ms: 240, panels: [] },
    ];
    const film = await service.render(makeSpec({ id: "hdr", to_ms: 240, source, layouts }));
    expect((await ffprobe(film)).streams[0]).toMatchObject({ pix_fmt: "yuv420p", color_transfer: "bt709" });
    const middle = await brightness(film, [100, 100, 500, 900]);
    expect(Math.min(...middle)).toBeGreaterThan(90);
    expect(Math.max(...middle) - Math.min(...middle)).toBeLessThan(4);
  });

  test("a screen that is shared and changes its size in the middle is shown whole, and captions go on", async () => {
    const parts = ["640x360", "1280x720"].map((size, index) => ({ size, path: service.object(`in/part${index}.ts`) }));
    for (const { size, path } of parts) {
      await ffmpeg("-f", "lavfi", "-i", `color=black:s=${size}:r=25:d=1,drawbox=w=iw/2:c=white:t=fill`, ...h264, path);
    }
    await ffmpeg(
      "-i",
      `concat:${parts.map(({ path }) => path).join("|")}`,
      "-c",
      "copy",
      service.object("in/screen.ts"),
    );
    const source = { key: "in/screen.ts", width: 640, height: 360, duration_ms: 2000, has_audio: false };
    const output = { key: "out/screen.mp4", cover_key: "out/screen.jpg", width: 270, height: 480 };
    const late = [{ text: "Слово", start_ms: 1200, end_ms: 1500 }];
    const film = await service.render(
      makeSpec({ id: "screen", to_ms: 2000, source, output, captions: { style, words: late } }),
    );
    const [left, right] = [await brightness(film, [100, 100, 10, 50]), await brightness(film, [100, 100, 160, 50])];
    expect(left).toHaveLength(50);
    expect(Math.min(...left)).toBeGreaterThan(200);
    expect(Math.max(...right)).toBeLessThan(30);
    const letters = await brightness(film, [30, 30, 137, 330]);
    expect(Math.max(...letters.slice(0, 29))).toBeLessThan(30);
    expect(Math.min(...letters.slice(32, 37))).toBeGreaterThan(42);
  });

  test("an unreadable file, one cut short, a missing one and one of another shape fail for good", async () => {
    await ffmpeg("-f", "lavfi", "-i", "sine=d=1", service.object("in/sound.wav"));
    const [whole, cut] = [service.object("in/source.mp4"), service.object("in/cut.mp4")];
    await ffmpeg("-i", whole, "-c", "copy", "-movflags", "+faststart", cut);
    await truncate(cut, Math.round((await stat(cut)).size / 2));
    const outcome = async (id: string, source: { key: string; width?: number }): Promise<unknown> => {
      await service.submit(makeSpec({ id, source, from_ms: 5000, to_ms: 6000 }));
      await expect.poll(async () => (await service.view(id)).state, { timeout: 30_000 }).toBe("failed");
      return (await service.view(id)).error;
    };
    expect(await outcome("cut", { key: "in/cut.mp4" })).toMatchObject({ code: "source_unreadable", retryable: false });
    expect(await outcome("sound", { key: "in/sound.wav" })).toMatchObject({ code: "source_unreadable" });
    expect(await outcome("gone", { key: "in/gone.mp4" })).toMatchObject({ code: "source_missing", retryable: false });
    expect(await outcome("shape", { key: "in/source.mp4", width: 1080 })).toMatchObject({ code: "source_mismatch" });
  });
});

describe("trouble", () => {
  const jobFolders = async (): Promise<string[]> => {
    const [own] = await readdir(join(service.folder, "scratch", "render"));
    return (await readdir(join(service.folder, "scratch", "render", own!))).filter((name) => name !== "tmp");
  };
  const encoders = (): string[] =>
    descendants(process.pid)
      .map((child) => child.name)
      .filter((name) => name.startsWith("ffmpeg"));

  test.each(["composited", "remotion"] as const)(
    "a cancelled %s render leaves nothing running",
    async (engine) => {
      await service.submit(makeSpec({ id: `stop-${engine}`, engine, to_ms: 6000 }));
      await service.until(`stop-${engine}`, (view) => view.stage === "encoding" && view.progress > 0.05);
      expect(encoders().length).toBeGreaterThan(0);
      expect(await service.cancel(`stop-${engine}`)).toMatchObject({ state: "cancelled" });
      await expect.poll(async () => [...encoders(), ...(await jobFolders())], { interval: 20 }).toEqual([]);
    },
    60_000,
  );

  test("a crashed browser is replaced without the client noticing", async () => {
    for (const child of descendants(process.pid).filter((each) => each.name.startsWith("chrom"))) {
      process.kill(child.pid, "SIGKILL");
    }
    await service.render(makeSpec({ id: "crash", to_ms: 1000, captions: { style, words: words.slice(0, 1) } }));
  });
});
