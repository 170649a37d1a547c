"""Buttons that act on a whole project."""

from collections.abc import Sequence
from uuid import UUID

from aiogram.enums import ButtonStyle
from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards.looks import BAD, GOOD
from core.texts import Translator


class StopCD(CallbackData, prefix="stop"):
    project: UUID


class ApproveAllCD(CallbackData, prefix="all"):
    project: UUID


class AlbumCD(CallbackData, prefix="album"):
    """`whole_batch`: the shorts of all videos that were sent together."""

    project: UUID
    whole_batch: bool = False


def stop_keyboard(t: Translator, project_id: UUID) -> InlineKeyboardMarkup:
    """🛑 under the progress message."""
    return _column([(t("button-stop"), StopCD(project=project_id))], BAD)


def choose_stop_keyboard(
    t: Translator, projects: Sequence[tuple[UUID, str]]
) -> InlineKeyboardMarkup:
    """One 🛑 per project, given as (id, name)."""
    return _column(
        [(t("button-stop-named", name=name), StopCD(project=id_)) for id_, name in projects], BAD
    )


def approve_all_keyboard(t: Translator, project_id: UUID, pending: int) -> InlineKeyboardMarkup:
    """✅ for all clips that still wait."""
    text = t("button-approve-all", count=pending)
    return _column([(text, ApproveAllCD(project=project_id))], GOOD)


def album_keyboard(
    t: Translator, project_id: UUID, shorts: int, of_batch: int
) -> InlineKeyboardMarkup:
    """🗂 for the shorts of a video and, where there are more, for those of all videos that were
    sent together."""
    buttons: list[tuple[str, CallbackData]] = []
    if shorts > 1:
        buttons.append((t("button-album"), AlbumCD(project=project_id)))
    if of_batch > max(1, shorts):
        of_all = AlbumCD(project=project_id, whole_batch=True)
        buttons.append((t("button-album-batch", count=of_batch), of_all))
    return _column(buttons)


def _column(
    buttons: Sequence[tuple[str, CallbackData]], style: ButtonStyle | None = None
) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=text, callback_data=data.pack(), style=style)]
            for text, data in buttons
        ]
    )
