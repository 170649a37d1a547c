"""A real aiogram bot on the fake, for tests of the fake and of bots."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from .telegram import Telegram


@asynccontextmanager
async def connected_bot(
    telegram: Telegram, *, token: str | None = None, local: bool = False
) -> AsyncIterator[Bot]:
    """A bot with HTML as its parse mode; `local` as for a server run with `--local`."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(telegram.url, is_local=local))
    defaults = DefaultBotProperties(parse_mode="HTML")
    bot = Bot(token or telegram.token, session=session, default=defaults)
    try:
        yield bot
    finally:
        # AiohttpSession.close() sleeps for the sake of TLS, which is not here.
        if session._session:
            await session._session.close()


@asynccontextmanager
async def polling(dispatcher: Dispatcher, bot: Bot) -> AsyncIterator[None]:
    """Poll in the background, from the first request until the end of the block."""
    started = asyncio.Event()
    dispatcher.startup.register(started.set)
    async with asyncio.TaskGroup() as group:
        group.create_task(
            dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False)
        )
        await started.wait()
        try:
            yield
        finally:
            await dispatcher.stop_polling()
