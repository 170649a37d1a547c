"""The list of what waits to be posted."""

from collections.abc import Sequence
from uuid import UUID

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards.posting import move_button, waiting_moves
from bot.screens.cut import cut
from core.domain.records.delivery import Post, PostStatus
from core.services.move_post import PostMove
from core.services.post_queue import Waiting
from core.texts import Translator

_TITLE = 40


class QueueCD(CallbackData, prefix="queue"):
    """Without a post: the whole list."""

    post: UUID | None = None


def queue_keyboard(t: Translator, waiting: Sequence[Waiting]) -> InlineKeyboardMarkup | None:
    """One button per post, numbered as in the text."""
    rows = [
        [_button(t("button-queue-post", number=number, title=cut(clip.title, _TITLE)), post.id)]
        for number, (post, clip) in enumerate(waiting, 1)
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


def waiting_keyboard(t: Translator, post: Post, *, slots: bool) -> InlineKeyboardMarkup:
    """What can be done to a post of the list."""
    proposed = post.status is PostStatus.PROPOSED
    moves = [[PostMove.NOW, PostMove.CANCEL]] if proposed else waiting_moves(slots=slots)
    rows = [
        [move_button(t, post, move, queue=True, proposed=proposed) for move in row]
        for row in moves
        if row and post.status is not PostStatus.SENDING
    ]
    return InlineKeyboardMarkup(inline_keyboard=[*rows, [_button(t("button-back"))]])


def _button(text: str, post_id: UUID | None = None) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=text, callback_data=QueueCD(post=post_id).pack())
