"""Buttons that change the camera of a clip."""

from enum import StrEnum
from uuid import UUID

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards.looks import GOOD, painted
from core.domain.camera import CameraWish
from core.domain.camera_steps import CameraStep
from core.texts import Translator


class CameraAction(StrEnum):
    """What a press asks for beside a step."""

    OPEN = "open"
    OPEN_BELOW = "below"
    CLOSE = "close"
    REMAKE = "make"
    KEEP = "keep"


class CameraCD(CallbackData, prefix="cam"):
    """One of `action` and `step` is set."""

    clip: UUID
    action: CameraAction | None = None
    step: CameraStep | None = None


_ROWS = (
    (CameraStep.AUTO, CameraStep.SPLIT, CameraStep.FIT),
    (CameraStep.LEFT, CameraStep.CENTER, CameraStep.RIGHT),
    (
        CameraStep.NUDGE_LEFT,
        CameraStep.NUDGE_UP,
        CameraStep.NUDGE_DOWN,
        CameraStep.NUDGE_RIGHT,
    ),
    (CameraStep.SWAP, CameraStep.FOLLOW),
    (CameraStep.WIDER, CameraStep.CLOSER, CameraStep.SLOWER, CameraStep.FASTER),
)
_NAMES = {
    CameraStep.AUTO: "button-camera-auto",
    CameraStep.SPLIT: "button-camera-split",
    CameraStep.FIT: "button-camera-fit",
    CameraStep.LEFT: "button-camera-left",
    CameraStep.CENTER: "button-camera-center",
    CameraStep.RIGHT: "button-camera-right",
    CameraStep.SWAP: "button-camera-swap",
    CameraStep.FOLLOW: "button-camera-follow",
    CameraStep.WIDER: "button-camera-wider",
    CameraStep.CLOSER: "button-camera-closer",
    CameraStep.SLOWER: "button-camera-slower",
    CameraStep.FASTER: "button-camera-faster",
    CameraStep.NUDGE_LEFT: "button-camera-nudge-left",
    CameraStep.NUDGE_RIGHT: "button-camera-nudge-right",
    CameraStep.NUDGE_UP: "button-camera-nudge-up",
    CameraStep.NUDGE_DOWN: "button-camera-nudge-down",
}


def camera_button(t: Translator, clip_id: UUID) -> InlineKeyboardButton:
    """🎥 of a card."""
    return _button(t("button-camera"), clip_id, CameraAction.OPEN)


def camera_below_button(t: Translator, clip_id: UUID) -> InlineKeyboardButton:
    """🎥 under a finished short: the choices open below it."""
    return _button(t("button-camera"), clip_id, CameraAction.OPEN_BELOW)


def keep_button(t: Translator, clip_id: UUID) -> InlineKeyboardButton:
    """↩️ of a short that is made anew: the one in the chat stays."""
    return _button(t("button-keep-short"), clip_id, CameraAction.KEEP)


def camera_keyboard(
    t: Translator, clip_id: UUID, wish: CameraWish, *, can_remake: bool = False
) -> InlineKeyboardMarkup:
    """Every choice, what is on now marked, and the way back. `can_remake`: the clip's short is in
    the chat, and was made another way."""

    def button(step: CameraStep) -> InlineKeyboardButton:
        name = t(_NAMES[step])
        text = t("button-camera-on", name=name) if _is_on(wish, step) else name
        data = CameraCD(clip=clip_id, step=step)
        return InlineKeyboardButton(text=text, callback_data=data.pack())

    rows = [[button(step) for step in row] for row in _ROWS]
    if can_remake:
        rows.append([painted(_button(t("button-remake"), clip_id, CameraAction.REMAKE), GOOD)])
        rows.append([keep_button(t, clip_id)])
    else:
        rows.append([_button(t("button-camera-back"), clip_id, CameraAction.CLOSE)])
    return InlineKeyboardMarkup(inline_keyboard=rows)


def _button(text: str, clip_id: UUID, action: CameraAction) -> InlineKeyboardButton:
    data = CameraCD(clip=clip_id, action=action)
    return InlineKeyboardButton(text=text, callback_data=data.pack())


def _is_on(wish: CameraWish, step: CameraStep) -> bool:
    if wish.manual is not None:
        return False
    match step:
        case CameraStep.SWAP:
            return wish.swap
        case CameraStep.FOLLOW:
            return wish.follow
        case _:
            return step.value == wish.choice.value
