import type { CaptionStyle } from "../spec/caption-style.ts";
import { lineHeightEm, textInset } from "./caption-strip.ts";
import type { CaptionStripBox } from "./caption-plan.ts";
import { placeY, safeArea, type Area, type Frame } from "./safe-area.ts";

/** What lies around the letters of a block and must be seen whole: outline and background. */
const padding = ({ box, stroke_px: stroke }: CaptionStyle): { x: number; y: number } => ({
  x: Math.max(stroke, box?.padding_x_px ?? 0),
  y: Math.max(stroke, box?.padding_y_px ?? 0),
});

/** A block narrows around the place a style wants until it is this share of the safe width; then it moves. */
const comfortableWidth = 0.75;

const clamp = (value: number, low: number, high: number): number =>
  low > high ? (low + high) / 2 : Math.min(Math.max(value, low), high);

/** Where the lines of text of a clip may lie, in pixels: outline and background fit around them. */
export type BlockPlace = {
  readonly centreX: number;
  /** Widest line. */
  readonly room: number;
  /** Highest page. */
  readonly height: number;
  readonly area: Area;
};

/** Where the halves of a split picture meet, as a share of the height: below one face and above the other. */
const seam = 1 / 2;

/**
 * The room that an adapted style has on a frame; `lines` is the most a page may have. Where pages stand on the seam of
 * a split picture as well, it is the room that there is at both places.
 */
export const blockPlace = (style: CaptionStyle, frame: Frame, lines: number, split: boolean): BlockPlace => {
  const { x, y } = padding(style);
  const highest = lines * style.font_size_px * lineHeightEm + 2 * y;
  const { top } = safeArea(frame, 0);
  const lowest = Math.max(placeY(style.position_y, frame), split ? seam * frame.height : 0) + highest / 2;
  const area = safeArea(frame, Math.max(lowest, top + highest));
  const safeWidth = area.right - area.left;
  const centre = style.position_x * frame.width;
  const unmoved = 2 * Math.min(centre - area.left, area.right - centre);
  const width = Math.min(style.max_width * frame.width, Math.max(unmoved, comfortableWidth * safeWidth));
  return {
    centreX: clamp(centre, area.left + width / 2, area.right - width / 2),
    room: Math.max(1, width - 2 * x),
    height: Math.max(1, area.bottom - area.top - 2 * y),
    area,
  };
};

const evenUp = (value: number): number => 2 * Math.ceil(value / 2);
const evenDown = (value: number): number => 2 * Math.floor(value / 2);

type Size = { readonly width: number; readonly height: number };

/** Where pages are drawn. */
export type CaptionPlaces = {
  /** Where the style wants them. */
  readonly strip: CaptionStripBox;
  /** Where the strip begins on the seam of a split picture. */
  readonly seamTop: number;
};

/**
 * The strip of the frame that pages are drawn in, centred on the block, which lies in the safe area.
 *
 * `text` is the width of the widest line and the height of the highest page. What an animation needs around them may
 * lie outside of the safe area, but nothing outside of the frame.
 */
export const captionPlaces = (text: Size, style: CaptionStyle, frame: Frame, place: BlockPlace): CaptionPlaces => {
  const half = text.height / 2 + padding(style).y;
  const inArea = (y: number): number => clamp(y, place.area.top + half, place.area.bottom - half);
  const centreY = inArea(placeY(style.position_y, frame));
  const inset = textInset(style);
  const room = evenDown(2 * Math.min(centreY, frame.height - centreY));
  const height = Math.max(2, Math.min(evenUp(text.height + 2 * inset.y), room));
  const width = Math.min(
    evenUp(text.width + 2 * inset.x),
    evenDown(2 * Math.min(place.centreX, frame.width - place.centreX)),
  );
  return {
    strip: {
      left: evenDown(place.centreX - width / 2),
      top: evenDown(centreY - height / 2),
      width: Math.max(2, width),
      height,
    },
    seamTop: Math.max(0, evenDown(inArea(seam * frame.height) - height / 2)),
  };
};
