"""Buttons that move the cuts of a clip."""

from enum import StrEnum
from uuid import UUID

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards.editor import EditAction, edit_button
from core.texts import Translator


class Move(StrEnum):
    """What a press asks for: a sentence, or a step of so many milliseconds."""

    START_EARLIER = "s-"
    START_LATER = "s+"
    END_EARLIER = "e-"
    END_LATER = "e+"
    START_BACK_LONG = "s-2000"
    START_BACK = "s-500"
    START_ON = "s+500"
    START_ON_LONG = "s+2000"
    END_BACK_LONG = "e-2000"
    END_BACK = "e-500"
    END_ON = "e+500"
    END_ON_LONG = "e+2000"

    @property
    def is_of_start(self) -> bool:
        return self.value.startswith("s")

    @property
    def is_later(self) -> bool:
        return self.value[1] == "+"

    @property
    def step_ms(self) -> int | None:
        """How far, earlier ones below 0; None for a sentence."""
        return int(self.value[1:]) if len(self.value) > 2 else None  # noqa: PLR2004


class CutCD(CallbackData, prefix="cut"):
    move: Move
    clip: UUID


_SENTENCES = {
    Move.START_EARLIER: "button-cut-start-earlier",
    Move.START_LATER: "button-cut-start-later",
    Move.END_EARLIER: "button-cut-end-earlier",
    Move.END_LATER: "button-cut-end-later",
}
_ROWS = (
    (Move.START_EARLIER, Move.START_LATER),
    (Move.START_BACK_LONG, Move.START_BACK, Move.START_ON, Move.START_ON_LONG),
    (Move.END_EARLIER, Move.END_LATER),
    (Move.END_BACK_LONG, Move.END_BACK, Move.END_ON, Move.END_ON_LONG),
)


def cutting_keyboard(t: Translator, clip_id: UUID, undoable: int) -> InlineKeyboardMarkup:
    """Both cuts by a sentence and by steps, the way back, and the way out."""

    def button(move: Move) -> InlineKeyboardButton:
        data = CutCD(move=move, clip=clip_id).pack()
        return InlineKeyboardButton(text=_name(t, move), callback_data=data)

    rows = [[button(move) for move in row] for row in _ROWS]
    last = [edit_button(t("button-cut-done"), EditAction.OPEN, clip_id)]
    if undoable:
        last.insert(0, edit_button(t("button-undo"), EditAction.UNDO_CUT, clip_id))
    return InlineKeyboardMarkup(inline_keyboard=[*rows, last])


def _name(t: Translator, move: Move) -> str:
    if move.step_ms is None:
        return t(_SENTENCES[move])
    key = "button-cut-start-step" if move.is_of_start else "button-cut-end-step"
    sign = "+" if move.is_later else "−"
    return t(key, sign=sign, seconds=abs(move.step_ms) / 1000)
