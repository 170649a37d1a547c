import { describe, expect, test } from "vitest";
import { adaptStyle } from "../../../src/captions/adapt-style.ts";
import { blockPlace } from "../../../src/captions/block-place.ts";
import { outputScale, placeY, platformControls, safeArea } from "../../../src/captions/safe-area.ts";
import { captionStyle, type CaptionStyle } from "../../../src/spec/caption-style.ts";

const short = { width: 1080, height: 1920 };

describe("safeArea", () => {
  test.each(Object.entries(platformControls))("keeps clear of what %s draws", (_, app) => {
    const area = safeArea(short, 1920);
    expect(area.top).toBeGreaterThanOrEqual(app.top);
    expect(1920 - area.bottom).toBeGreaterThanOrEqual(app.bottom);
    expect(1080 - area.right).toBeGreaterThanOrEqual(app.column?.width ?? app.side);
    expect(area.left).toBeGreaterThanOrEqual(app.side);
  });

  test("is wider above the column of buttons", () => {
    expect(safeArea(short, 700).right).toBeGreaterThan(safeArea(short, 1200).right);
  });

  test("is the same share of a draft", () => {
    const [full, draft] = [safeArea(short, 1500), safeArea({ width: 360, height: 640 }, 500)];
    expect(draft.bottom * 3).toBeCloseTo(full.bottom);
    expect(draft.right * 3).toBeCloseTo(full.right);
  });

  test("of a native picture has small even margins", () => {
    expect(safeArea({ width: 1920, height: 1080 }, 1000)).toEqual({
      left: 43.2,
      right: 1876.8,
      top: 43.2,
      bottom: 1036.8,
    });
  });
});

describe("blockPlace", () => {
  const place = (style: Partial<CaptionStyle>, split = false) =>
    blockPlace(captionStyle.parse({ stroke_px: 0, ...style }), short, 4, split);

  test("narrows around the middle rather than leaving it", () => {
    const { centreX, room } = place({ max_width: 1 });
    expect(centreX).toBe(540);
    expect(room).toBe(2 * (1080 - 140 - 540));
  });

  test("moves a block that would become too narrow", () => {
    const { centreX, room, area } = place({ position_x: 0.95 });
    expect(room).toBeGreaterThan(600);
    expect(centreX + room / 2).toBeLessThanOrEqual(area.right);
  });

  test("uses the width above the buttons", () => {
    expect(place({ position_y: 0.2, max_width: 0.85 }).room).toBeCloseTo(0.85 * 1080);
    expect(place({ position_y: 0.2, max_width: 0.85 }, true).room).toBe(2 * (1080 - 140 - 540));
  });

  test("leaves room for outline and background inside the area", () => {
    const plain = place({ max_width: 0.5 });
    const boxed = place({ max_width: 0.5, box: captionStyle.shape.box.parse({ padding_x_px: 40 }) });
    expect(plain.room - boxed.room).toBe(80);
  });
});

describe("adaptStyle", () => {
  const style = captionStyle.parse({
    shadow: {},
    box: { padding_x_px: 30, padding_y_px: 15 },
    font_size_px: 90,
    stroke_px: 9,
  });

  test("scales every length with the picture and nothing else", () => {
    const draft = adaptStyle(style, { width: 360, height: 640 });
    expect(draft).toEqual({
      ...style,
      font_size_px: 30,
      stroke_px: 3,
      shadow: { ...style.shadow, offset_x_px: 0, offset_y_px: 2, blur_px: 4 },
      box: { ...style.box, radius_px: 8, padding_x_px: 10, padding_y_px: 5 },
    });
  });

  test("changes nothing at the size styles are made for", () => {
    expect(adaptStyle(style, short)).toEqual(style);
  });

  test.each([
    [{ width: 1920, height: 1080 }, 1],
    [{ width: 3840, height: 2160 }, 2],
    [{ width: 720, height: 900 }, 2 / 3],
    [{ width: 2160, height: 3840 }, 2],
  ])("%o is scaled by %d", (frame, scale) => {
    expect(outputScale(frame)).toBeCloseTo(scale);
  });
});

describe("placeY", () => {
  const wide = { width: 1920, height: 1080 };

  test("is a share of the height of a short", () => {
    expect(placeY(0.7, short)).toBeCloseTo(0.7 * 1920);
  });

  test("is as near to the edge of the free height of a wide picture as to that of a short", () => {
    const [low, free] = [safeArea(short, 0).bottom / 1920, safeArea(wide, 0)];
    expect(placeY(low, wide)).toBeCloseTo(free.bottom);
    expect(placeY(low - 0.05, wide)).toBeLessThan(free.bottom);
    expect(placeY(0.7, wide)).toBeGreaterThan(0.8 * 1080);
  });
});
