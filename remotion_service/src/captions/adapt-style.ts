import type { CaptionStyle } from "../spec/caption-style.ts";
import { outputScale, type Frame } from "./safe-area.ts";

/**
 * The style in pixels of the output instead of those of a 1080x1920 picture.
 *
 * Everything that is a length grows or shrinks with the picture, so that a small draft looks like the finished short.
 */
export const adaptStyle = (style: CaptionStyle, frame: Frame): CaptionStyle => {
  const scale = outputScale(frame);
  const { box, shadow } = style;
  return {
    ...style,
    font_size_px: style.font_size_px * scale,
    stroke_px: style.stroke_px * scale,
    box: box && {
      ...box,
      radius_px: box.radius_px * scale,
      padding_x_px: box.padding_x_px * scale,
      padding_y_px: box.padding_y_px * scale,
    },
    shadow: shadow && {
      ...shadow,
      offset_x_px: shadow.offset_x_px * scale,
      offset_y_px: shadow.offset_y_px * scale,
      blur_px: shadow.blur_px * scale,
    },
  };
};
