"""Buttons that change the camera of a clip."""

from enum import StrEnum
from uuid import UUID

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from core.domain.camera import CameraWish
from core.domain.camera_steps import CameraStep
from core.texts import Translator


class CameraAction(StrEnum):
    """What a press asks for beside a step."""

    OPEN = "open"
    CLOSE = "close"


class CameraCD(CallbackData, prefix="cam"):
    """One of `action` and `step` is set."""

    clip: UUID
    action: CameraAction | None = None
    step: CameraStep | None = None


_ROWS = (
    (CameraStep.AUTO, CameraStep.SPLIT, CameraStep.FIT),
    (CameraStep.LEFT, CameraStep.CENTER, CameraStep.RIGHT),
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
}


def camera_button(t: Translator, clip_id: UUID) -> InlineKeyboardButton:
    """🎥 of a card."""
    data = CameraCD(clip=clip_id, action=CameraAction.OPEN)
    return InlineKeyboardButton(text=t("button-camera"), callback_data=data.pack())


def camera_keyboard(t: Translator, clip_id: UUID, wish: CameraWish) -> InlineKeyboardMarkup:
    """Every choice, what is on now marked, and the way back."""

    def button(step: CameraStep) -> InlineKeyboardButton:
        name = t(_NAMES[step])
        text = t("button-camera-on", name=name) if _is_on(wish, step) else name
        data = CameraCD(clip=clip_id, step=step)
        return InlineKeyboardButton(text=text, callback_data=data.pack())

    rows = [[button(step) for step in row] for row in _ROWS]
    close = CameraCD(clip=clip_id, action=CameraAction.CLOSE)
    rows.append([InlineKeyboardButton(text=t("button-camera-back"), callback_data=close.pack())])
    return InlineKeyboardMarkup(inline_keyboard=rows)


def _is_on(wish: CameraWish, step: CameraStep) -> bool:
    match step:
        case CameraStep.SWAP:
            return wish.swap
        case CameraStep.FOLLOW:
            return wish.follow
        case _:
            return wish.manual is None and step.value == wish.choice.value
