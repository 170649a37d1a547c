"""Buttons that move the cuts of a clip."""

from enum import StrEnum
from uuid import UUID

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from core.domain.spans import Span
from core.texts import Translator


class Move(StrEnum):
    """What a press asks for."""

    START_EARLIER = "s-"
    START_LATER = "s+"
    END_EARLIER = "e-"
    END_LATER = "e+"
    BACK = "un"
    DONE = "ok"


class CutCD(CallbackData, prefix="cut"):
    """`start_ms` and `end_ms`: where the clip was cut when ✏️ was pressed."""

    move: Move
    clip: UUID
    start_ms: int
    end_ms: int


_ROWS = (
    (Move.START_EARLIER, Move.START_LATER),
    (Move.END_EARLIER, Move.END_LATER),
    (Move.BACK, Move.DONE),
)
_NAMES = {
    Move.START_EARLIER: "button-cut-start-earlier",
    Move.START_LATER: "button-cut-start-later",
    Move.END_EARLIER: "button-cut-end-earlier",
    Move.END_LATER: "button-cut-end-later",
    Move.BACK: "button-cut-back",
    Move.DONE: "button-cut-done",
}


def cutting_keyboard(t: Translator, clip_id: UUID, before: Span) -> InlineKeyboardMarkup:
    """Both cuts by a sentence, the way back to `before`, and the way out."""

    def button(move: Move) -> InlineKeyboardButton:
        data = CutCD(move=move, clip=clip_id, start_ms=before.start_ms, end_ms=before.end_ms)
        return InlineKeyboardButton(text=t(_NAMES[move]), callback_data=data.pack())

    return InlineKeyboardMarkup(inline_keyboard=[[button(move) for move in row] for row in _ROWS])
