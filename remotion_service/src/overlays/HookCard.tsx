import type { CSSProperties, ReactElement } from "react";
import { fontCss } from "../captions/font-css.ts";
import type { Box } from "../layouts/panel-boxes.ts";
import { hookLineEm, hookRadiusEm } from "./hook-look.ts";
import { hookPose } from "./hook-state.ts";
import type { HookPlan } from "./overlay-plan.ts";

type Props = { readonly plan: HookPlan; readonly sprite: Box; readonly state: number };

const cardStyle = ({ plan, sprite, state }: Props): CSSProperties => {
  const { card, font } = plan;
  const { opacity, scale, shiftEm } = hookPose(plan, state);
  return {
    ...fontCss(font.family, font.weight),
    position: "absolute",
    left: card.x - sprite.x,
    top: card.y - sprite.y,
    width: card.width,
    height: card.height,
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    justifyContent: "center",
    fontSize: font.sizePx,
    lineHeight: hookLineEm,
    whiteSpace: "pre",
    color: plan.color,
    background: plan.background,
    borderRadius: hookRadiusEm * font.sizePx,
    boxShadow: `0 ${0.1 * font.sizePx}px ${0.45 * font.sizePx}px rgb(0 0 0 / 0.3)`,
    opacity,
    transform: `translateY(${shiftEm * font.sizePx}px) scale(${scale})`,
  };
};

/** One picture of the title's card, in a box of the sprite's size. Draws from its props alone. */
export const HookCard = (props: Props): ReactElement => (
  <div style={{ position: "relative", width: props.sprite.width, height: props.sprite.height, overflow: "hidden" }}>
    <div style={cardStyle(props)}>
      {props.plan.lines.map((line, index) => (
        <div key={index}>{line}</div>
      ))}
    </div>
  </div>
);
