"""Buttons of a clip's card."""

from enum import StrEnum
from uuid import UUID

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards.camera import camera_button, keep_button
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


def exported_keyboard(t: Translator, clip_id: UUID) -> InlineKeyboardMarkup:
    """🎥 of a clip whose short is in the chat."""
    return InlineKeyboardMarkup(inline_keyboard=[[camera_button(t, clip_id)]])


def remaking_keyboard(t: Translator, clip_id: UUID) -> InlineKeyboardMarkup:
    """The way back while a finished short is made anew."""
    return InlineKeyboardMarkup(inline_keyboard=[[keep_button(t, clip_id)]])


def retry_remake_keyboard(t: Translator, clip_id: UUID) -> InlineKeyboardMarkup:
    """Buttons of a finished short that could not be made anew."""
    keyboard = _row((t("button-retry"), ClipAction.RETRY), clip_id=clip_id)
    keyboard.inline_keyboard[0].append(keep_button(t, clip_id))
    return keyboard


def _row(*buttons: tuple[str, ClipAction], clip_id: UUID) -> InlineKeyboardMarkup:
    row = [
        InlineKeyboardButton(text=text, callback_data=ClipCD(action=action, clip=clip_id).pack())
        for text, action in buttons
    ]
    return InlineKeyboardMarkup(inline_keyboard=[row])
