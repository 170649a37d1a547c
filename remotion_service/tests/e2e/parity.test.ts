import { writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { captionStyle } from "../../src/spec/caption-style.ts";
import type { CropConfig } from "../../src/spec/crop-config.ts";
import type { Layout } from "../../src/spec/layout.ts";
import { overlays } from "../../src/spec/overlays.ts";
import type { RenderSpec } from "../../src/spec/render-spec.ts";
import { difference, ffmpeg, ffprobe, similarity } from "../support/ffmpeg.ts";
import { TestService } from "../support/service.ts";
import { makeSpec, still } from "../support/spec.ts";

// Real renders on a machine that may be busy with others.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

let service: TestService;

/** Soft and sharp edges, many hues, and movement; no colours that only exist in files. */
const picture =
  "testsrc2=s=640x360:r=25:d=2,gblur=sigma=1.2,format=gbrp[sharp];" +
  "gradients=s=640x360:r=25:d=2:c0=0x16324f:c1=0x2f6f73:c2=0x5b2a57:n=3:speed=0.03,format=gbrp[soft];" +
  "[soft][sharp]blend=all_mode=average,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p";
/** Said in the file, because browsers guess otherwise than ffmpeg does for small pictures. */
const colours = ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"];

beforeAll(async () => {
  // Little is lost in encoding, so that what differs was drawn differently.
  service = await TestService.start({ X264_CRF: "8" });
  const sound = ["-f", "lavfi", "-i", "sine=f=440:d=2:r=48000"];
  const codecs = [...colours, "-c:v", "libx264", "-preset", "ultrafast", "-crf", "8", "-c:a", "aac"];
  await ffmpeg("-filter_complex", picture, ...sound, ...codecs, service.object("in/film.mp4"));
  const logo = "color=red:s=200x100:d=1,format=rgba,geq=r='X':g='255-X':b=120:a='if(lt(hypot(X-100,Y-50),48),255,60)'";
  await ffmpeg("-f", "lavfi", "-i", logo, "-frames:v", "1", service.object("in/logo.png"));
});

afterAll(() => service.close());

type Film = Pick<RenderSpec, "composition" | "layouts" | "captions" | "overlays"> & {
  readonly size: readonly [number, number];
  readonly to_ms: number;
  /** Where captions and overlays show: `width:height:x:y` in output pixels. */
  readonly details: readonly string[];
};

/** Said quickly, because every frame is drawn by the browser, too. */
const words = [
  { text: "Привет,", start_ms: 40, end_ms: 200, speaker: 0 },
  { text: "Ёлка!", start_ms: 200, end_ms: 400, speaker: 0 },
  { text: "Как", start_ms: 440, end_ms: 560, speaker: 1 },
  { text: "дела?", start_ms: 560, end_ms: 760, speaker: 1 },
];

const pan: CropConfig = {
  mode: "keyframe",
  interpolation: "smooth",
  keyframes: [
    { time: 0, x: 0.35, y: 0.5, zoom: 1 },
    { time: 0.7, x: 0.6, y: 0.5, zoom: 1.4 },
  ],
};

const nothing = overlays.parse({});

const films: Film[] = [
  {
    composition: "CaptionedVideo",
    size: [640, 360],
    to_ms: 800,
    layouts: [{ kind: "single", from_ms: 0, to_ms: 800, panels: [still(0.5)] }],
    captions: { style: captionStyle.parse({ box: {}, highlight_style: "underline", transition: "slide" }), words },
    overlays: overlays.parse({ watermark: { text: "@канал", corner: "bottom_left", width: 0.3 } }),
    details: ["400:100:120:220"],
  },
  {
    composition: "ShortsVideo",
    size: [540, 960],
    to_ms: 800,
    layouts: [{ kind: "single", from_ms: 0, to_ms: 800, panels: [pan] }],
    captions: {
      style: captionStyle.parse({ highlight_style: "pop_in", transition: "zoom_in", shadow: {} }),
      words,
    },
    overlays: nothing,
    details: ["460:160:40:610"],
  },
  {
    composition: "AutoEditVideo",
    size: [540, 960],
    to_ms: 960,
    layouts: [
      { kind: "single", from_ms: 0, to_ms: 200, panels: [still(0.3)] },
      { kind: "split", from_ms: 200, to_ms: 480, panels: [still(0.3), still(0.7, 0.4, 1.5)] },
      { kind: "fit", from_ms: 480, to_ms: 720, panels: [] },
      { kind: "single", from_ms: 720, to_ms: 960, panels: [still(0.7)] },
    ] as Layout[],
    captions: {
      style: captionStyle.parse({
        highlight_style: "background",
        word_entrance: "rise",
        transition: "fade",
        speaker_colors: ["#ffffff", "#9be7ff"],
      }),
      words,
    },
    overlays: overlays.parse({
      hook: { text: "Почему это работает?", from_ms: 80, to_ms: 700 },
      progress_bar: { color: "#ff3b30c0" },
      watermark: { image_key: "in/logo.png", corner: "top_left", opacity: 0.7 },
    }),
    // The first page of captions stands on the seam of the split picture, the second one lower.
    details: ["460:160:40:400", "460:160:40:610", "540:330:0:0"],
  },
];

describe.each(films)("$composition", ({ size: [width, height], details, ...film }) => {
  let ours: string;
  let reference: string;

  beforeAll(async () => {
    const render = (engine: RenderSpec["engine"]): Promise<string> => {
      const name = `${film.composition}-${engine}`;
      const output = { key: `out/${name}.mp4`, cover_key: `out/${name}.jpg`, width, height };
      const source = { key: "in/film.mp4", width: 640, height: 360, duration_ms: 2000 };
      return service.render(makeSpec({ ...film, id: name, engine, source, output }));
    };
    ours = await render("composited");
    reference = await render("remotion");
  });

  test("looks the same from both engines, captions and overlays too", async () => {
    for (const rectangle of ["iw:ih:0:0", ...details]) {
      expect(Math.min(...(await similarity(ours, reference, rectangle))), rectangle).toBeGreaterThan(0.98);
    }
    for (const rectangle of details) {
      expect(Math.max(...(await difference(ours, reference, rectangle))), rectangle).toBeLessThan(4);
    }
  });

  test("is as long from both engines", async () => {
    const [one, other] = [await ffprobe(ours), await ffprobe(reference)];
    expect(one.streams[0]?.["nb_frames"]).toBe(String((film.to_ms / 1000) * 25));
    expect(other.streams[0]?.["nb_frames"]).toBe(one.streams[0]?.["nb_frames"]);
    expect(other.streams[1]?.["duration"]).toBe(one.streams[1]?.["duration"]);
  });
});

test("what is too much for one pass of ffmpeg is drawn by the browser, and the result says so", async () => {
  const layouts = Array.from({ length: 66 }, (_, index): Layout => {
    const times = { from_ms: index * 40, to_ms: (index + 1) * 40 };
    return index % 2 === 0 ? { kind: "single", panels: [still(0.5)], ...times } : { kind: "fit", panels: [], ...times };
  });
  const source = { key: "in/film.mp4", width: 640, height: 360, duration_ms: 2640 };
  const output = { key: "out/many.mp4", cover_key: "out/many.jpg", width: 72, height: 128 };
  await service.render(makeSpec({ composition: "AutoEditVideo", id: "many", to_ms: 2640, layouts, source, output }));
  const { result } = await service.view("many");
  expect(result).toMatchObject({ engine: "remotion", engine_reason: "too_many_scenes" });
});

test("a broken logo is told from a broken source", async () => {
  await writeFile(service.object("in/broken.png"), "not a picture");
  const mark = overlays.parse({ watermark: { image_key: "in/broken.png" } });
  const source = { key: "in/film.mp4", width: 640, height: 360, duration_ms: 2000 };
  await service.submit(makeSpec({ id: "logo", to_ms: 1000, source, overlays: mark }));
  await expect.poll(async () => (await service.view("logo")).state, { timeout: 30_000 }).toBe("failed");
  expect((await service.view("logo")).error).toMatchObject({ code: "invalid_image", retryable: false });
});
