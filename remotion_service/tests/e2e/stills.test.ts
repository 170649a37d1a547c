import { rm, stat } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { captionStyle } from "../../src/spec/caption-style.ts";
import type { Layout } from "../../src/spec/layout.ts";
import type { RenderSpec } from "../../src/spec/render-spec.ts";
import { brightness, ffmpeg, ffprobe, similarity } from "../support/ffmpeg.ts";
import { TestService } from "../support/service.ts";
import { makeSpec, still } from "../support/spec.ts";

// Real renders on a machine that may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let service: TestService;

const fps = 25;
const size = { width: 540, height: 960 };
const output = (key: string) => ({ key: `out/${key}.mp4`, cover_key: `out/${key}.jpg`, ...size });

/** A pan, a cut to a split, and the whole frame; captions, and everything that can lie between. */
const layouts: Layout[] = [
  {
    kind: "single",
    from_ms: 0,
    to_ms: 1000,
    panels: [
      {
        mode: "keyframe",
        keyframes: [
          { time: 0, x: 0.3, y: 0.5, zoom: 1 },
          { time: 1, x: 0.62, y: 0.5, zoom: 1 },
        ],
      },
    ],
  },
  { kind: "split", from_ms: 1000, to_ms: 2000, panels: [still(0.3), still(0.7, 0.4, 1.5)] },
  { kind: "fit", from_ms: 2000, to_ms: 3000, panels: [] },
];
const words = ["Привет,", "Ёлка!", "Как", "дела?", "Хорошо!"].map((text, index) => ({
  text,
  start_ms: 200 + index * 500,
  end_ms: 650 + index * 500,
}));
const keep = [
  { from_ms: 400, to_ms: 1900 },
  { from_ms: 2500, to_ms: 4000 },
];
const spec: RenderSpec = makeSpec({
  id: "film",
  composition: "AutoEditVideo",
  source: { duration_ms: 6000 },
  from_ms: 400,
  to_ms: 4000,
  keep,
  layouts,
  captions: { style: captionStyle.parse({ highlight_style: "pop_in" }), words },
  overlays: {
    hook: { ...hookDefaults(), text: "Почему так?", to_ms: 1500 },
    progress_bar: { color: "#ffd400", height_px: 10, edge: "top" },
    watermark: { image_key: null, text: "@шорты", corner: "top_right", width: 0.2, opacity: 0.85 },
  },
  output: output("film"),
});

function hookDefaults(): NonNullable<RenderSpec["overlays"]["hook"]> {
  return {
    text: "",
    from_ms: 0,
    to_ms: 3000,
    font_family: "Montserrat",
    font_weight: 800,
    font_size_px: 72,
    color: "#101014",
    background_color: "#ffffff",
    position_y: 0.2,
  };
}

const take = (at_ms: number, key: string, of: RenderSpec = spec): Promise<Response> =>
  fetch(`${service.url}/stills`, { method: "POST", body: JSON.stringify({ spec: of, at_ms, key }) });

beforeAll(async () => {
  service = await TestService.start({ X264_CRF: "4" });
  const talk = ["-f", "lavfi", "-i", "testsrc2=s=1280x720:r=25:d=6"];
  const h264 = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"];
  await ffmpeg(...talk, ...h264, "-g", "50", service.object("in/source.mp4"));
});

afterAll(() => service.close());

test("a still is the film's own picture at that moment, without the film", async () => {
  const moments = [40, 480, 960, 1440, 2360, 2960];
  for (const at of moments) {
    const answer = await take(at, `stills/${at}.jpg`);
    expect(answer.status, await answer.clone().text()).toBe(200);
    const { size: bytes } = await stat(service.object(`stills/${at}.jpg`));
    expect(await answer.json()).toMatchObject({ key: `stills/${at}.jpg`, ...size, bytes });
  }
  const film = await service.render(spec);
  for (const at of moments) {
    const frame = service.object(`frame-${at}.png`);
    await ffmpeg("-i", film, "-vf", `select=eq(n\\,${(at * fps) / 1000})`, "-frames:v", "1", frame);
    const [alike] = await similarity(service.object(`stills/${at}.jpg`), frame);
    expect(alike, `at ${at} ms`).toBeGreaterThan(0.98);
  }
});

test("without anything above the picture no browser is needed", async () => {
  const plain = { ...spec, captions: null, overlays: { hook: null, progress_bar: null, watermark: null } };
  expect((await take(1000, "stills/plain.jpg", plain)).status).toBe(200);
  const { streams } = await ffprobe(service.object("stills/plain.jpg"));
  expect(streams[0]).toMatchObject({ codec_name: "mjpeg", ...size });
  expect((await brightness(service.object("stills/plain.jpg"), [100, 100, 200, 500]))[0]).toBeGreaterThan(10);
});

test("stills do not wait for renders", async () => {
  const long = (id: string) =>
    makeSpec({ id, engine: "remotion", to_ms: 6000, output: { ...output(id), width: 1080, height: 1920 } });
  await service.submit(long("long-1"));
  await service.submit(long("long-2"));
  await service.until("long-1", (view) => view.stage === "encoding");
  expect((await take(500, "stills/between.jpg")).status).toBe(200);
  expect(await service.cancel("long-1")).toMatchObject({ state: "cancelled" });
  expect(await service.cancel("long-2")).toMatchObject({ state: "cancelled" });
});

test("who hangs up stops the still", async () => {
  const left = new AbortController();
  const body = JSON.stringify({ spec, at_ms: 1200, key: "stills/left.jpg" });
  const asked = fetch(`${service.url}/stills`, { method: "POST", body, signal: left.signal });
  const running = async (): Promise<number> => (await service.health()).stills.running;
  const ended = expect(asked).rejects.toThrow();
  await expect.poll(running, { interval: 10 }).toBe(1);
  left.abort();
  await ended;
  await expect.poll(running, { interval: 20 }).toBe(0);
  await expect(stat(service.object("stills/left.jpg"))).rejects.toThrow();
});

describe("what cannot be", () => {
  test.each([
    [3000, "stills/x.jpg", "at_ms"],
    [-1, "stills/x.jpg", "at_ms"],
    [0, "../x.jpg", "key"],
    [0, "in/source.mp4", "key"],
  ])("400 for %d ms as %j", async (at, key, path) => {
    const answer = await take(at, key);
    expect(answer.status).toBe(400);
    const { error } = (await answer.json()) as { error: { issues: { path: string }[] } };
    expect(error.issues.map((issue) => issue.path)).toContain(path);
  });

  test("422 when the source is gone", async () => {
    const gone = { ...spec, source: { ...spec.source, key: "in/gone.mp4" } };
    const answer = await take(0, "stills/x.jpg", gone);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ error: { code: "source_missing", retryable: false } });
    await expect(rm(service.object("stills/x.jpg"))).rejects.toThrow();
  });

  test("405 for other methods", async () => {
    expect((await fetch(`${service.url}/stills`)).status).toBe(405);
  });
});
