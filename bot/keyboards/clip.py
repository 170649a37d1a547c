"""Buttons of a clip's card."""

from enum import StrEnum
from uuid import UUID

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards.camera import camera_button
from core.texts import Translator


class ClipAction(StrEnum):
    """What a press asks for."""

    APPROVE = "ok"
    REJECT = "no"
    RETRY = "re"
    EDIT = "ed"


class ClipCD(CallbackData, prefix="clip"):
    action: ClipAction
    clip: UUID


def decision_keyboard(t: Translator, clip_id: UUID) -> InlineKeyboardMarkup:
    """✅, ❌, ✏️ and 🎥 of a clip that waits for a decision."""
    keyboard = _row(
        (t("button-approve"), ClipAction.APPROVE),
        (t("button-reject"), ClipAction.REJECT),
        (t("button-edit"), ClipAction.EDIT),
        clip_id=clip_id,
    )
    keyboard.inline_keyboard.append([camera_button(t, clip_id)])
    return keyboard


def retry_keyboard(t: Translator, clip_id: UUID) -> InlineKeyboardMarkup:
    """Buttons of an approved clip that could not be made."""
    return _row(
        (t("button-retry"), ClipAction.RETRY),
        (t("button-reject"), ClipAction.REJECT),
        clip_id=clip_id,
    )


def _row(*buttons: tuple[str, ClipAction], clip_id: UUID) -> InlineKeyboardMarkup:
    row = [
        InlineKeyboardButton(text=text, callback_data=ClipCD(action=action, clip=clip_id).pack())
        for text, action in buttons
    ]
    return InlineKeyboardMarkup(inline_keyboard=[row])
