"""Updates pushed over HTTP."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
from structlog.testing import capture_logs

from bot.feeder import UpdateFeeder
from bot.webhook import WebhookServer, webhook_secret
from core.ports.uow import UnitOfWorkFactory
from core.tasks import TaskNursery
from tests.fakes.telegram import FakeTelegram, FakeUser
from tests.support.ports import free_port
from tests.support.queue import MemoryQueue
from tests.support.telegram_bot import RunningBot, connected, dispatcher_for, settings_for

HEADER = "X-Telegram-Bot-Api-Secret-Token"


@asynccontextmanager
async def served(tg: FakeTelegram, uow: UnitOfWorkFactory) -> AsyncIterator[tuple[str, str]]:
    """Give the address of the webhook and its secret."""
    port = free_port()
    url = f"http://127.0.0.1:{port}/hook"
    changes: dict[str, object] = {"telegram_webhook_url": url, "telegram_webhook_port": port}
    stop, alive = asyncio.Event(), asyncio.Event()

    async def beat() -> None:
        alive.set()

    async with connected(tg, uow) as telegram, TaskNursery() as nursery:
        settings = settings_for(tg, **changes).bot
        bot = RunningBot(telegram, MemoryQueue())
        feeder = UpdateFeeder(telegram.bot, dispatcher_for(tg, uow, bot), nursery)
        server = WebhookServer(telegram.bot, feeder, settings, beat)
        running = nursery.start(server.run(stop), name="webhook")
        await alive.wait()
        yield url, webhook_secret(settings)
        stop.set()
        await running


async def test_telegram_pushes_and_the_bot_answers(
    tg: FakeTelegram, uow: UnitOfWorkFactory, maria: FakeUser
) -> None:
    async with served(tg, uow):
        await maria.starts()
        assert "Привет" in (await tg.wait_for(lambda: maria.chat.from_bot[0])).text
    (call,) = tg.calls_to("setWebhook")
    assert call.params["secret_token"]
    assert not tg.calls_to("getUpdates")


@pytest.mark.parametrize("secret", [None, "wrong", "секрет"])
async def test_without_the_secret_nothing_is_taken(
    tg: FakeTelegram, uow: UnitOfWorkFactory, secret: str | None
) -> None:
    async with served(tg, uow) as (url, _), aiohttp.ClientSession() as http:
        headers = {HEADER: secret} if secret else {}
        async with http.post(url, json={"update_id": 1}, headers=headers) as answer:
            assert answer.status == 401


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"update_id": 1, "message": {"text": "x"}}', b"\xff\xfe"]
)
async def test_a_malformed_update_is_accepted_and_logged(
    tg: FakeTelegram, uow: UnitOfWorkFactory, maria: FakeUser, body: bytes
) -> None:
    with capture_logs() as logs:
        async with served(tg, uow) as (url, secret), aiohttp.ClientSession() as http:
            async with http.post(url, data=body, headers={HEADER: secret}) as answer:
                assert answer.status == 200, "another status is sent again and again"
            await maria.starts()
            await tg.wait_for(lambda: maria.chat.from_bot)
    assert "bad_update" in [line["event"] for line in logs]


async def test_health(tg: FakeTelegram, uow: UnitOfWorkFactory) -> None:
    async with (
        served(tg, uow) as (url, _),
        aiohttp.ClientSession() as http,
        http.get(url.replace("/hook", "/health")) as answer,
    ):
        assert await answer.json() == {"ok": True}


async def test_the_secret_is_the_same_on_every_machine(tg: FakeTelegram) -> None:
    settings = settings_for(tg).bot
    assert webhook_secret(settings) == webhook_secret(settings)
    assert tg.token not in webhook_secret(settings)
    assert webhook_secret(settings_for(tg, telegram_webhook_secret="own").bot) == "own"
