"""Buttons that act on a whole project."""

from collections.abc import Sequence
from uuid import UUID

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from core.texts import Translator


class StopCD(CallbackData, prefix="stop"):
    project: UUID


class ApproveAllCD(CallbackData, prefix="all"):
    project: UUID


def stop_keyboard(t: Translator, project_id: UUID) -> InlineKeyboardMarkup:
    """🛑 under the progress message."""
    return _column([(t("button-stop"), StopCD(project=project_id))])


def choose_stop_keyboard(
    t: Translator, projects: Sequence[tuple[UUID, str]]
) -> InlineKeyboardMarkup:
    """One 🛑 per project, given as (id, name)."""
    return _column(
        [(t("button-stop-named", name=name), StopCD(project=id_)) for id_, name in projects]
    )


def approve_all_keyboard(t: Translator, project_id: UUID, pending: int) -> InlineKeyboardMarkup:
    """✅ for all clips that still wait."""
    return _column([(t("button-approve-all", count=pending), ApproveAllCD(project=project_id))])


def _column(buttons: Sequence[tuple[str, CallbackData]]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=text, callback_data=data.pack())] for text, data in buttons
        ]
    )
