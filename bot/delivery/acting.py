"""Chat actions: what a chat shows while somebody waits for a file."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from aiogram.enums import ChatAction
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import SendChatAction

from bot.delivery.caller import ChatCaller
from core.domain.errors import ShortsError
from core.ports.chat import ChatAddress
from core.tasks import TaskNursery

log = structlog.get_logger(__name__)

SHOWN_FOR_S = 4.5
"""The chat service shows an action for five seconds."""


@asynccontextmanager
async def acting(call: ChatCaller, to: ChatAddress, action: ChatAction) -> AsyncIterator[None]:
    """Show the action as long as the body runs."""
    async with TaskNursery() as nursery:
        nursery.start(_keep_acting(call, to, action), name=f"act-{action}")
        yield


async def act(call: ChatCaller, to: ChatAddress, action: ChatAction) -> None:
    """Show the action for a few seconds; where that is not allowed nothing happens."""
    try:
        await call(
            to.chat.telegram_id,
            lambda chat_id: SendChatAction(
                chat_id=chat_id, action=action, message_thread_id=to.thread_id
            ),
        )
    except (TelegramAPIError, ShortsError) as error:
        log.debug("action_not_shown", error=type(error).__name__)


async def _keep_acting(call: ChatCaller, to: ChatAddress, action: ChatAction) -> None:
    while True:
        await act(call, to, action)
        await asyncio.sleep(SHOWN_FOR_S)
