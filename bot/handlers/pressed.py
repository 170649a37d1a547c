"""Answering a press."""

import structlog
from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery

log = structlog.get_logger(__name__)

_LIMIT = 200


async def acknowledge(callback: CallbackQuery, text: str, *, alert: bool = False) -> None:
    """Tell the person that the press came through.

    It may come too late to be answered (the bot was away); what it asked for is done all the same.
    """
    try:
        await callback.answer(text[:_LIMIT], show_alert=alert)
    except TelegramAPIError as error:
        log.info("press_not_answered", error=type(error).__name__)
