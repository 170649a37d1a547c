import { breakLines } from "../captions/break-lines.ts";
import type { MeasureText } from "../captions/measure.ts";
import { isVertical, outputScale, placeY, safeArea } from "../captions/safe-area.ts";
import type { Box } from "../layouts/panel-boxes.ts";
import type { HookSpec } from "../spec/overlays.ts";
import { frameAt, type FrameRate } from "../timing/frame-rate.ts";
import { hookPaddingEm, hookLineEm } from "./hook-look.ts";
import { acrossFrom, nearestFree, type Stretch } from "./nearest-free.ts";
import type { HookPlan } from "./overlay-plan.ts";

type Clip = { readonly width: number; readonly height: number; readonly frames: number; readonly rate: FrameRate };

const maxLines = 3;
/** Letters at least this large keep to two lines: a higher card comes down onto faces. */
const twoLinesFrom = 0.6;
/** Other shapes than 9:16 have eyes a third below their top: there a card of the upper part is smaller, at the edge. */
const otherShapes = { size: 0.68, upperPart: 1 / 3 };
/** Least distance to captions and watermark, in pixels of a 1080 pixels wide picture. */
const gapPx = 24;
const enterMs = 320;
const leaveMs = 220;

/** Text is drawn this much smaller step by step until it fits, but not below the last. */
const sizes = [1, 0.93, 0.86, 0.8, 0.74, 0.69, 0.64, 0.6, 0.55, 0.5, 0.45, 0.4];

type Block = { readonly lines: string[]; readonly sizePx: number; readonly width: number; readonly height: number };

const even = (value: number): number => 2 * Math.ceil(value / 2);

const block = (hook: HookSpec, sizePx: number, room: number, measure: MeasureText): Block => {
  const words = hook.text.split(/\s+/);
  const em = (text: string): number => measure(text, hook.font_family, hook.font_weight);
  const boxes = words.map((word) => ({ width: em(word), space: em(" "), tail: 0, cost: 0 }));
  const broken = breakLines(boxes, room / sizePx, maxLines);
  const fitting = Math.min(sizePx, room / broken.width);
  return {
    lines: broken.lines.map((line) => line.map((index) => words[index] ?? "").join(" ")),
    sizePx: fitting,
    width: even((broken.width + 2 * hookPaddingEm.x) * fitting),
    height: even((broken.lines.length * hookLineEm + 2 * hookPaddingEm.y) * fitting),
  };
};

type Placed = { readonly block: Block; readonly top: number };

/** The largest text for which the card has room; null when the captions leave none. */
const place = (hook: HookSpec, clip: Clip, boxes: readonly Box[], measure: MeasureText): Placed | null => {
  const atEdge = !isVertical(clip) && hook.position_y < otherShapes.upperPart;
  const middle = atEdge ? 0 : placeY(hook.position_y, clip);
  const { left, right, top: from, bottom: to } = safeArea(clip, middle);
  const wide = clip.width - 2 * Math.max(left, clip.width - right);
  const wantedPx = hook.font_size_px * outputScale(clip) * (atEdge ? otherShapes.size : 1);
  for (const [index, factor] of sizes.entries()) {
    const sizePx = wantedPx * factor;
    const laid = block(hook, sizePx, wide - 2 * hookPaddingEm.x * sizePx, measure);
    const high = laid.lines.length > 2 && factor >= twoLinesFrom;
    const shrunk = (laid.sizePx < sizePx || high) && index < sizes.length - 1;
    const taken = boxes.flatMap((box) => apart(laid.width, clip, box));
    const top = shrunk ? null : nearestFree(laid.height, middle - laid.height / 2, { from, to }, taken);
    if (top !== null) {
      return { block: laid, top };
    }
  }
  return null;
};

/** What a box and a gap around it take from a centred card. */
const apart = (width: number, clip: Clip, box: Box): Stretch[] => {
  const gap = gapPx * outputScale(clip);
  const x = (clip.width - width) / 2 - gap;
  return acrossFrom({ x, width: width + 2 * gap }, box).map(({ from, to }) => ({ from: from - gap, to: to + gap }));
};

const times = (hook: HookSpec, { rate, frames }: Clip): Pick<HookPlan, "from" | "to" | "enter" | "leave"> => {
  const from = frameAt(hook.from_ms, rate);
  const to = Math.min(frameAt(hook.to_ms, rate), frames);
  const half = Math.max(0, Math.floor((to - from - 1) / 2));
  const leave = to === frames ? 0 : Math.min(frameAt(leaveMs, rate), half);
  return { from, to, enter: Math.min(frameAt(enterMs, rate), half), leave };
};

/**
 * Lay out the title: lines, size and place. It keeps to the safe area, off captions and watermark, and is drawn smaller where there is little room. Null when it would never be seen.
 */
export const planHook = (
  hook: HookSpec,
  clip: Clip,
  { captions, watermark }: { readonly captions: readonly Box[]; readonly watermark: readonly Box[] },
  measure: MeasureText,
): HookPlan | null => {
  const found = place(hook, clip, [...captions, ...watermark], measure) ?? place(hook, clip, captions, measure);
  const when = times(hook, clip);
  if (!found || when.to <= when.from) {
    return null;
  }
  const { lines, sizePx, width, height } = found.block;
  const x = 2 * Math.round((clip.width - width) / 4);
  return {
    lines,
    font: { family: hook.font_family, weight: hook.font_weight, sizePx },
    color: hook.color,
    background: hook.background_color,
    card: { x, y: 2 * Math.round(found.top / 2), width, height },
    ...when,
  };
};
