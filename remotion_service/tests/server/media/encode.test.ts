import { describe, expect, test } from "vitest";
import { bitrates, mostBytes } from "../../../server/media/bitrate.ts";
import { coverFrame } from "../../../server/media/cover.ts";
import { encodeArguments, type EncodeJob } from "../../../server/media/encode.ts";
import { x264 } from "../../../server/media/encoders.ts";
import type { VideoFacts } from "../../../server/media/probe.ts";
import { pictureGraph } from "../../../server/media/video-graph.ts";
import { scenes } from "../../../src/layouts/scenes.ts";
import type { Layout } from "../../../src/spec/layout.ts";
import { frameRate } from "../../../src/timing/frame-rate.ts";
import { still } from "../../support/spec.ts";

const video: VideoFacts = {
  codec: "h264",
  width: 1920,
  height: 1080,
  displayAspect: 16 / 9,
  frames: 1500,
  durationMs: 60_000,
  colorSpace: "bt709",
  colorTransfer: "bt709",
};

const layouts: Layout[] = [
  { kind: "single", from_ms: 0, to_ms: 1000, panels: [still(0.3)] },
  { kind: "split", from_ms: 1000, to_ms: 2000, panels: [still(0.3), still(0.7)] },
  { kind: "fit", from_ms: 2000, to_ms: 3000, panels: [] },
];

const rate = frameRate(25);
const picture = {
  video,
  scenes: scenes(layouts, { pictureAspect: 16 / 9, width: 1080, height: 1920, rate, frames: 75 }),
  output: { width: 1080, height: 1920 },
  rate,
  pieces: [{ from: 0, to: 75, start: 0 }],
  leadS: 0.5,
};

describe("the filter graph", () => {
  const graph = pictureGraph(picture, "[0:V:0]", "[out]").join(";");

  test("cuts every layout by frame number and joins them", () => {
    expect(graph).toContain("trim=start_frame=0:end_frame=25");
    expect(graph).toContain("trim=start_frame=25:end_frame=50");
    expect(graph).toContain("trim=start_frame=50:end_frame=75");
    expect(graph).toContain("concat=n=3");
  });

  test("shifts the clip's first frame to time 0", () => {
    expect(graph).toContain("[0:V:0]setpts=PTS-0.500000/TB,fps=25/1:start_time=0");
  });

  test("takes every frame when nothing is left out, else the pieces' own", () => {
    expect(graph).not.toContain("select");
    const pieces = [
      { from: 0, to: 25, start: 5 },
      { from: 25, to: 75, start: 40 },
    ];
    const cut = pictureGraph({ ...picture, pieces }, "[0:V:0]", "[out]").join(";");
    expect(cut).toContain("tpad=stop_mode=clone:stop=90,select='");
    expect(cut).toContain("',setpts=N,scale=1920:1080,split=3");
  });

  test("opens and closes every label exactly once", () => {
    const labels = [...graph.matchAll(/\[([a-z][a-z0-9_]*)\]/gi)].map((match) => match[1]!).sort();
    const counts = new Map(labels.map((label) => [label, labels.filter((each) => each === label).length]));
    counts.delete("out");
    expect([...counts.values()].every((count) => count === 2)).toBe(true);
  });

  test.each([
    { width: 640, height: 360, matrix: "bt601" },
    { width: 720, height: 576, matrix: "bt601" },
    { width: 1280, height: 544, matrix: "bt709" },
    { width: 576, height: 1024, matrix: "bt709" },
  ])("takes colours that a file of $width by $height does not name for $matrix", ({ matrix, ...size }) => {
    const unnamed = { ...video, ...size, colorSpace: undefined };
    expect(pictureGraph({ ...picture, video: unnamed }, "[0:V:0]", "[out]").join(";")).toContain(
      `in_color_matrix=${matrix}:out_color_matrix=bt709`,
    );
  });

  test("tone maps HDR once, after the scenes are joined", () => {
    const hdr = { ...video, colorSpace: "bt2020nc", colorTransfer: "arib-std-b67" };
    const chains = pictureGraph({ ...picture, video: hdr }, "[0:V:0]", "[out]");
    expect(chains.filter((chain) => chain.includes("tonemap"))).toHaveLength(1);
    expect(chains.at(-1)).toContain("tonemap");
  });
});

describe("the encoder's arguments", () => {
  const job: EncodeJob = {
    tools: { ffmpeg: "ffmpeg", ffprobe: "ffprobe", chromium: "chromium", preset: "veryfast", crf: 20 },
    source: "source.mp4",
    seekS: 9.5,
    picture,
    overlays: { hook: null, watermark: null, progressBar: null },
    atlas: null,
    audio: "audio.m4a",
    encoder: x264,
    order: {
      crf: 20,
      preset: "veryfast",
      draft: false,
      bitrates: bitrates(48_000_000, 3),
      limited: true,
      rate,
      width: 1080,
      height: 1920,
    },
    coverFrame: 20,
    scratch: "scratch",
    signal: new AbortController().signal,
    timeoutMs: 1000,
    onFrame: () => undefined,
  };
  const args = encodeArguments(job, "graph.txt", "short.mp4").join(" ");

  test("seek before the input and read no more than the clip", () => {
    expect(args).toContain("-ss 9.500000 -t 4.500000 -i source.mp4");
  });

  test("make a file that streams, says its colours and nothing about its origin", () => {
    for (const part of [
      "-movflags +faststart",
      "-map_metadata -1",
      "-fflags +bitexact",
      "-colorspace bt709",
      "-profile:v high",
      "-g 50",
    ]) {
      expect(args).toContain(part);
    }
  });
});

describe("bit rates", () => {
  test.each([
    [48_000_000, 30],
    [48_000_000, 90],
    [10_000_000, 60],
    [3_000_000, 60],
  ])("keep the worst case of %i bytes over %i s below the limit", (bytes, seconds) => {
    const { video: peak, buffer, audio } = bitrates(bytes, seconds);
    expect(((peak + audio) * seconds + buffer) / 8).toBeLessThan(bytes);
    expect(peak).toBeGreaterThan(80_000);
  });

  test("do not waste a generous limit on a short clip", () => {
    const rates = bitrates(2_000_000_000, 10);
    expect(rates.video).toBeLessThanOrEqual(14_000_000);
    expect(mostBytes(rates, 10)).toBeLessThan(18_000_000);
  });
});

describe("the cover", () => {
  test("is taken about a quarter in, where a caption shows", () => {
    expect(coverFrame(1000, () => true)).toBe(270);
    expect(coverFrame(1000, (frame) => frame % 50 === 0)).toBe(250);
    expect(coverFrame(1000, (frame) => frame < 230)).toBe(229);
    expect(coverFrame(1000, () => false)).toBe(270);
  });
});
