import type { Box } from "../layouts/panel-boxes.ts";
import type { HookPlan } from "./overlay-plan.ts";

/** Distance between baselines, padding of the card and radius of its corners, in em. */
export const hookLineEm = 1.18;
export const hookPaddingEm = { x: 0.62, y: 0.44 };
export const hookRadiusEm = 0.42;

/** Room that the shadow and the swing of the animation need around the card, in em. */
const marginEm = 0.9;

const evenDown = (value: number): number => 2 * Math.floor(value / 2);

/** The part of the picture that the card ever touches, with even sides and places. */
export const hookSprite = ({ card, font }: HookPlan, picture: { width: number; height: number }): Box => {
  const margin = marginEm * font.sizePx;
  const x = Math.max(0, evenDown(card.x - margin));
  const y = Math.max(0, evenDown(card.y - margin));
  const right = Math.min(picture.width, evenDown(card.x + card.width + margin + 2));
  const bottom = Math.min(picture.height, evenDown(card.y + card.height + margin + 2));
  return { x, y, width: right - x, height: bottom - y };
};
