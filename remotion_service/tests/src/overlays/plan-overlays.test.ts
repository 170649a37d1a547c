import { describe, expect, test } from "vitest";
import type { Box } from "../../../src/layouts/panel-boxes.ts";
import type { HookPlan } from "../../../src/overlays/overlay-plan.ts";
import { planOverlays, type OverlayClip } from "../../../src/overlays/plan-overlays.ts";
import { progressWidth } from "../../../src/overlays/plan-progress-bar.ts";
import { overlays } from "../../../src/spec/overlays.ts";
import { halfEm } from "../../support/words.ts";

const captions: Box = { x: 100, y: 1280, width: 880, height: 220 };
const clip: OverlayClip = {
  width: 1080,
  height: 1920,
  frames: 300,
  rate: { num: 30, den: 1 },
  captions: [captions],
  logo: null,
};
const logo = { src: "data:image/png;base64,", width: 400, height: 200 };

const plan = (spec: object, changes: Partial<OverlayClip> = {}) =>
  planOverlays(overlays.parse(spec), { ...clip, ...changes }, halfEm);
const hook = (spec: object, changes: Partial<OverlayClip> = {}): HookPlan => plan({ hook: spec }, changes).hook!;

const apart = (one: Box, other: Box): boolean =>
  one.y + one.height <= other.y ||
  other.y + other.height <= one.y ||
  one.x + one.width <= other.x ||
  other.x + other.width <= one.x;

const long =
  "Достопримечательности и прочее, о чём никто не рассказывает туристам, пока они сами не спросят у местных, где";

describe("the hook", () => {
  test("keeps every word, in as few even lines as fit", () => {
    const { lines, font } = hook({ text: "Почему это никто не досматривает?" });
    expect(lines.join(" ")).toBe("Почему это никто не досматривает?");
    expect(lines.length).toBeLessThanOrEqual(2);
    expect(font.sizePx).toBe(72);
  });

  test("a title of usual length never covers a face with a third line", () => {
    const { lines, font } = hook({ text: "Мы открыли доставку завтраков, и я написал всем друзьям" });
    expect(lines).toHaveLength(2);
    expect(font.sizePx).toBeGreaterThan(40);
  });

  test.each([long, "Пре" + "превосходительство".repeat(3), "я ".repeat(59)])(
    "is drawn smaller rather than cut: %s",
    (text) => {
      const { lines, card, font } = hook({ text });
      expect(lines.join(" ")).toBe(text.trim());
      expect(lines.length).toBeLessThanOrEqual(3);
      expect(Math.max(...lines.map((line) => halfEm(line) * font.sizePx))).toBeLessThan(card.width);
      expect(card.x).toBeGreaterThanOrEqual(60);
      expect(card.x + card.width).toBeLessThanOrEqual(1020);
    },
  );

  test.each([0, 0.2, 0.5, 0.7, 0.75, 1])(
    "at %f of the height is neither over the captions nor outside",
    (position_y) => {
      for (const text of ["Привет", long]) {
        const { card } = hook({ text, position_y });
        expect(apart(card, captions)).toBe(true);
        expect(card.y).toBeGreaterThan(200);
        expect(card.y + card.height).toBeLessThan(1920 - 400);
      }
    },
  );

  test("is drawn smaller where captions leave little room, and not at all where they leave none", () => {
    const roomy = hook({ text: long });
    const tight = hook({ text: long }, { captions: [{ x: 0, y: 380, width: 1080, height: 1100 }] });
    expect(tight.font.sizePx).toBeLessThan(roomy.font.sizePx);
    expect(plan({ hook: { text: long } }, { captions: [{ x: 0, y: 200, width: 1080, height: 1400 }] }).hook).toBeNull();
  });

  test.each([
    { width: 1280, height: 720 },
    { width: 1080, height: 1080 },
  ])("keeps to the top fifth of a picture of $width by $height, where a close-up has no eyes", (shape) => {
    const { card } = hook({ text: "Почему мы перестали отвечать на письма, и что вышло" }, { ...shape, captions: [] });
    expect(card.y + card.height).toBeLessThan(shape.height / 5);
  });

  test("keeps off the watermark", () => {
    const { hook: card, watermark } = plan(
      { hook: { text: "Привет, мир", position_y: 0.14 }, watermark: { image_key: "a.png", width: 0.5 } },
      { logo },
    );
    expect(apart(card!.card, watermark!.box)).toBe(true);
  });

  test("comes and goes with the clip's frames", () => {
    expect(hook({ text: "а", from_ms: 500, to_ms: 2500 })).toMatchObject({ from: 15, to: 75, enter: 10, leave: 7 });
    expect(hook({ text: "а", to_ms: 60_000 })).toMatchObject({ from: 0, to: 300, leave: 0 });
    expect(plan({ hook: { text: "а", from_ms: 100, to_ms: 110 } }).hook).toBeNull();
  });
});

describe("the watermark", () => {
  const corners = ["top_left", "top_right", "bottom_left", "bottom_right"] as const;

  test.each(corners)("in the corner %s keeps its shape, off the captions and the apps' controls", (corner) => {
    for (const mark of [{ image_key: "a.png" }, { text: "@мой_канал" }]) {
      const { box } = plan({ watermark: { ...mark, corner } }, "text" in mark ? {} : { logo }).watermark!;
      expect(apart(box, captions)).toBe(true);
      expect(box.x + box.width / 2 < 540).toBe(corner.endsWith("left"));
      expect(box.y).toBeGreaterThanOrEqual(220);
      expect(box.y + box.height).toBeLessThanOrEqual(1500);
      for (const length of Object.values(box)) {
        expect(length % 2).toBe(0);
      }
    }
  });

  test("is as wide as asked, but never high like a tower", () => {
    const wide = plan({ watermark: { image_key: "a.png", width: 0.25 } }, { logo }).watermark!.box;
    expect(wide).toMatchObject({ width: 270, height: 136 });
    const tower = { ...logo, width: 10, height: 4000 };
    expect(plan({ watermark: { image_key: "a.png", width: 0.5 } }, { logo: tower }).watermark!.box.height).toBeLessThan(
      300,
    );
  });

  test("looks alike on a draft", () => {
    const draft = { width: 360, height: 640, captions: [] };
    const [large, small] = [{ captions: [] }, draft].map((changes) =>
      plan({ watermark: { text: "@канал" }, hook: { text: "Привет" } }, changes),
    );
    expect(small!.watermark!.box.width / large!.watermark!.box.width).toBeCloseTo(1 / 3, 1);
    expect(small!.hook!.font.sizePx / large!.hook!.font.sizePx).toBeCloseTo(1 / 3);
  });
});

test("the progress bar is full at the last frame, never shrinks, and lies at its edge", () => {
  const bar = plan({ progress_bar: { edge: "bottom", height_px: 11 } }).progressBar!;
  expect(bar).toMatchObject({ top: 1908, height: 12, width: 1080 });
  const widths = Array.from({ length: 300 }, (_, frame) => progressWidth(bar, frame));
  expect(widths.at(-1)).toBe(1080);
  expect(widths[149]).toBe(540);
  expect(widths.every((width, frame) => width % 2 === 0 && width >= (widths[frame - 1] ?? 0))).toBe(true);
});
