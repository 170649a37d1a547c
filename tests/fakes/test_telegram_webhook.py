"""Delivery to a webhook, received by aiogram's own request handler."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramBadRequest, TelegramConflictError
from aiogram.types import Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram.aiogram_bot import connected_bot
from tests.fakes.telegram.server import listen

SECRET = "s3cret-token"


@pytest.fixture
async def tg() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as telegram:
        yield telegram


@asynccontextmanager
async def receiving(app: web.Application) -> AsyncIterator[str]:
    runner = web.AppRunner(app, shutdown_timeout=0.5)
    try:
        yield await listen(runner, 0) + "/webhook"
    finally:
        await runner.cleanup()


def echoing_app(bot: Bot) -> web.Application:
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(f"эхо: {message.text}")

    app = web.Application()
    SimpleRequestHandler(dispatcher, bot, secret_token=SECRET).register(app, path="/webhook")
    return app


async def test_updates_are_delivered_with_the_secret(tg: FakeTelegram) -> None:
    user = tg.user(42)
    async with connected_bot(tg) as bot, receiving(echoing_app(bot)) as address:
        await user.sends(text="до")
        await bot.set_webhook(address, secret_token=SECRET)
        await user.sends(text="после")
        await tg.wait_for(lambda: len(user.chat.from_bot) == 2)
        assert {m.text for m in user.chat.from_bot} == {"эхо: до", "эхо: после"}
        info = await bot.get_webhook_info()
        assert (info.url, info.pending_update_count) == (address, 0)
        with pytest.raises(TelegramConflictError, match="webhook is active"):
            await bot.get_updates()
        await bot.delete_webhook()
        assert await bot.get_updates() == []


async def test_a_wrong_secret_is_turned_away_and_the_update_kept(tg: FakeTelegram) -> None:
    user = tg.user(42)
    async with connected_bot(tg) as bot, receiving(echoing_app(bot)) as address:
        await bot.set_webhook(address, secret_token="another")
        await user.sends(text="важное")
        await tg.wait_for(lambda: tg.backend.webhook.last_error)
        info = await bot.get_webhook_info()
        assert info.last_error_message == "Wrong response from the webhook: 401"
        assert info.pending_update_count == 1
        await bot.set_webhook(address, secret_token=SECRET)
        await tg.wait_for(lambda: user.chat.from_bot)
        assert user.chat.last.text == "эхо: важное"


async def test_an_update_is_repeated_until_it_is_taken(tg: FakeTelegram) -> None:
    seen: list[int] = []

    async def refuse_twice(request: web.Request) -> web.Response:
        seen.append((await request.json())["update_id"])
        return web.Response(status=200 if len(seen) > 2 else 500)

    app = web.Application()
    app.router.add_post("/webhook", refuse_twice)
    user = tg.user(42)
    async with connected_bot(tg) as bot, receiving(app) as address:
        await bot.set_webhook(address)
        await user.sends(text="раз")
        await tg.wait_for(lambda: len(seen) > 2)
        await bot.delete_webhook()
        assert len(seen) == 3
        assert len(set(seen)) == 1


async def test_addresses_and_secrets_are_checked(tg: FakeTelegram) -> None:
    async with connected_bot(tg) as bot:
        with pytest.raises(TelegramBadRequest, match="invalid webhook URL"):
            await bot.set_webhook("ftp://a.b")
        with pytest.raises(TelegramBadRequest, match="secret token contains unallowed"):
            await bot.set_webhook("https://a.b", secret_token="с пробелом")
