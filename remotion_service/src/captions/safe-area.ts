/** Edges of an area in pixels of the output. */
export type Area = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

export type Frame = { readonly width: number; readonly height: number };

type Controls = {
  /** What an app draws over a 1080x1920 picture, in pixels from that edge. */
  readonly top: number;
  readonly bottom: number;
  readonly side: number;
  /** The column of buttons on the right and where it begins, or null. */
  readonly column: { readonly width: number; readonly top: number } | null;
};

/**
 * What each app covers of a full-screen post (not an advertisement, whose call to action covers more).
 *
 * Sources: Google's and Meta's advertising guides give 288/672/48/192 px (top/bottom/left/right) and 14/35/6 % for
 * ads, as collected in Shotstack's guide "Vertical video safe zones"; for plain posts the ffcine-reframe documentation
 * gives 220 px at the top and 420 px at the bottom of Reels, ShortsFire's guide 384 px at the bottom of Shorts and
 * 108 px at the sides, guides for TikTok 150 px at the top, 320 to 370 px at the bottom and 120 px for the column.
 * VK Clips and Telegram publish nothing: VK's row is TikTok's, whose arrangement it shares, with the wider column of
 * Shorts; Telegram's leaves room for the title above and the seek bar with two lines of text below.
 */
export const platformControls = {
  tiktok: { top: 150, bottom: 370, side: 60, column: { width: 120, top: 840 } },
  reels: { top: 220, bottom: 420, side: 65, column: { width: 120, top: 960 } },
  shorts: { top: 160, bottom: 384, side: 48, column: { width: 140, top: 880 } },
  vk: { top: 150, bottom: 370, side: 60, column: { width: 140, top: 840 } },
  telegram: { top: 140, bottom: 260, side: 48, column: null },
} as const satisfies Readonly<Record<string, Controls>>;

const designWidth = 1080;
const verticalRatio = 9 / 16;

/** Margin of a picture that no app covers, as a share of its shorter side. */
const nativeMargin = 0.04;

/** True for the shape of shorts, up to rounding of the sizes. */
export const isVertical = ({ width, height }: Frame): boolean => Math.abs(width / height / verticalRatio - 1) < 0.02;

/** Pixels of the output per pixel of the 1080x1920 picture that styles are made for. */
export const outputScale = (frame: Frame): number =>
  (isVertical(frame) ? frame.width : Math.min(frame.width, frame.height)) / designWidth;

/**
 * Where text may lie: on 9:16 clear of the controls of every app at once, since one file is posted to all of them.
 *
 * `lowest` is the y below which nothing of the text lies; text that ends above the column of buttons may use the
 * whole width.
 */
export const safeArea = (frame: Frame, lowest: number): Area => {
  if (!isVertical(frame)) {
    const margin = nativeMargin * Math.min(frame.width, frame.height);
    return { left: margin, right: frame.width - margin, top: margin, bottom: frame.height - margin };
  }
  const apps: readonly Controls[] = Object.values(platformControls);
  const scale = outputScale(frame);
  const side = (app: Controls): number => (app.column && lowest > app.column.top * scale ? app.column.width : app.side);
  return {
    left: scale * Math.max(...apps.map((app) => app.side)),
    right: frame.width - scale * Math.max(...apps.map(side)),
    top: scale * Math.max(...apps.map((app) => app.top)),
    bottom: frame.height - scale * Math.max(...apps.map((app) => app.bottom)),
  };
};

const design: Frame = { width: designWidth, height: designWidth / verticalRatio };

/**
 * The y of a place that was chosen on a 9:16 picture, 0 top .. 1 bottom.
 *
 * Other shapes have it at the same share of the height that is free for text: what stands right above the controls of
 * the apps stands right above the lower edge where there are none, not in the middle of the picture.
 */
export const placeY = (position: number, frame: Frame): number => {
  if (isVertical(frame)) {
    return position * frame.height;
  }
  const [chosen, free] = [safeArea(design, 0), safeArea(frame, 0)];
  const share = (position * design.height - chosen.top) / (chosen.bottom - chosen.top);
  return free.top + share * (free.bottom - free.top);
};
