"""Answering a press."""

from contextvars import ContextVar

import structlog
from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery

log = structlog.get_logger(__name__)

_LIMIT = 200

_answered: ContextVar[str | None] = ContextVar("answered", default=None)


async def acknowledge(callback: CallbackQuery, text: str, *, alert: bool = False) -> None:
    """Tell the person that the press came through.

    It may come too late to be answered (the bot was away); what it asked for is done all the same.
    Telegram shows one answer: what goes wrong from here on is told in the chat.
    """
    _answered.set(callback.id)
    try:
        await callback.answer(text[:_LIMIT], show_alert=alert)
    except TelegramAPIError as error:
        log.info("press_not_answered", error=type(error).__name__)


def is_answered(callback: CallbackQuery) -> bool:
    """Say whether whoever handles this press has answered it."""
    return _answered.get() == callback.id
