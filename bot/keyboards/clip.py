"""Buttons of a clip's card."""

from enum import StrEnum
from uuid import UUID

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards.camera import camera_button, keep_button
from bot.keyboards.looks import BAD, GOOD, MAIN, dead_button
from core.texts import Translator


class ClipAction(StrEnum):
    """What a press asks for."""

    APPROVE = "ok"
    REJECT = "no"
    RETRY = "re"
    EDIT = "ed"
    DRAFT = "dr"
    SCORES = "sc"
    MORE = "mo"
    BACK = "bk"
    RESTORE = "un"


_STYLES = {ClipAction.APPROVE: GOOD, ClipAction.REJECT: BAD, ClipAction.RETRY: MAIN}


class ClipCD(CallbackData, prefix="clip"):
    action: ClipAction
    clip: UUID


def decision_keyboard(t: Translator, clip_id: UUID) -> InlineKeyboardMarkup:
    """✅, ❌ and everything else of a clip that waits for a decision."""
    rows = [
        [
            clip_button(t("button-approve"), ClipAction.APPROVE, clip_id),
            clip_button(t("button-reject"), ClipAction.REJECT, clip_id),
            clip_button(t("button-edit"), ClipAction.EDIT, clip_id),
        ],
        [
            clip_button(t("button-draft"), ClipAction.DRAFT, clip_id),
            clip_button(t("button-scores"), ClipAction.SCORES, clip_id),
        ],
        [
            clip_button(t("button-more"), ClipAction.MORE, clip_id),
            camera_button(t, clip_id),
        ],
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def scores_keyboard(t: Translator, clip_id: UUID) -> InlineKeyboardMarkup:
    """The way back from the parts of the score."""
    back = clip_button(t("button-card-back"), ClipAction.BACK, clip_id)
    return InlineKeyboardMarkup(inline_keyboard=[[back]])


def below_editor(
    t: Translator, clip_id: UUID, *, can_decide: bool
) -> list[list[InlineKeyboardButton]]:
    """👁, ✅ and the way back to the card."""
    row = [clip_button(t("button-draft"), ClipAction.DRAFT, clip_id)]
    if can_decide:
        row.append(clip_button(t("button-approve"), ClipAction.APPROVE, clip_id))
    return [row, [clip_button(t("button-card-back"), ClipAction.BACK, clip_id)]]


def clip_button(text: str, action: ClipAction, clip_id: UUID) -> InlineKeyboardButton:
    """One button of a card."""
    data = ClipCD(action=action, clip=clip_id)
    return InlineKeyboardButton(text=text, callback_data=data.pack(), style=_STYLES.get(action))


def approved_keyboard(t: Translator) -> InlineKeyboardMarkup:
    """What was decided, while the short is made."""
    return InlineKeyboardMarkup(inline_keyboard=[[dead_button(t("button-approved"), GOOD)]])


def retry_keyboard(t: Translator, clip_id: UUID) -> InlineKeyboardMarkup:
    """Buttons of an approved clip that could not be made."""
    return _row(
        (t("button-retry"), ClipAction.RETRY),
        (t("button-reject"), ClipAction.REJECT),
        clip_id=clip_id,
    )


def rejected_keyboard(t: Translator, clip_id: UUID) -> InlineKeyboardMarkup:
    """The way back of a clip that was rejected."""
    return _row((t("button-restore"), ClipAction.RESTORE), clip_id=clip_id)


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
    row = [clip_button(text, action, clip_id) for text, action in buttons]
    return InlineKeyboardMarkup(inline_keyboard=[row])
