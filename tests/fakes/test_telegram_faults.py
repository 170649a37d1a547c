"""What the fake Telegram does to a bot on request, and what aiogram makes of it."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import BufferedInputFile

from tests.fakes.telegram import FakeTelegram, FakeUser, FloodLimits, faults
from tests.fakes.telegram.aiogram_bot import connected_bot
from tests.fakes.telegram.samples import mp4_bytes


@pytest.fixture
async def tg() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as telegram:
        yield telegram


@pytest.fixture
async def bot(tg: FakeTelegram) -> AsyncIterator[Bot]:
    async with connected_bot(tg) as bot:
        yield bot


@pytest.fixture
async def user(tg: FakeTelegram) -> FakeUser:
    user = tg.user(42)
    await user.starts()
    return user


async def test_faults_come_in_order_and_end(tg: FakeTelegram, bot: Bot, user: FakeUser) -> None:
    await tg.inject("sendMessage", faults.retry_after(7).repeated(2), faults.server_error())
    for _ in range(2):
        with pytest.raises(TelegramRetryAfter) as caught:
            await bot.send_message(user.id, "раз")
        assert caught.value.retry_after == 7
    with pytest.raises(TelegramServerError):
        await bot.send_message(user.id, "раз")
    await bot.send_message(user.id, "раз")
    assert [m.text for m in user.chat.from_bot] == ["раз"]
    assert [c.status for c in tg.calls_to("sendMessage")] == [429, 429, 502, 200]


async def test_a_fault_for_one_chat_only(tg: FakeTelegram, bot: Bot, user: FakeUser) -> None:
    other = tg.user(43)
    await other.starts()
    await tg.inject("*", faults.blocked().only_for(chat_id=other.id))
    await bot.send_message(user.id, "сюда можно")
    with pytest.raises(TelegramForbiddenError):
        await bot.send_message(other.id, "сюда нет")


async def test_the_page_of_a_proxy_is_no_json(tg: FakeTelegram, bot: Bot, user: FakeUser) -> None:
    await tg.inject("sendMessage", faults.bad_gateway())
    with pytest.raises(ClientDecodeError, match="Failed to decode"):
        await bot.send_message(user.id, "раз")
    assert not user.chat.from_bot


async def test_an_answer_is_lost_after_the_deed(tg: FakeTelegram, bot: Bot, user: FakeUser) -> None:
    await tg.inject("sendMessage", faults.dropped(), faults.lost_answer())
    for _ in range(2):
        with pytest.raises(TelegramNetworkError):
            await bot.send_message(user.id, "один раз")
    assert [m.text for m in user.chat.from_bot] == ["один раз"]


async def test_a_server_that_hangs_and_one_that_is_slow(
    tg: FakeTelegram, bot: Bot, user: FakeUser
) -> None:
    await tg.inject("sendMessage", faults.hang(), faults.slow(0.2))
    with pytest.raises(TelegramNetworkError, match="timeout"):
        await bot.send_message(user.id, "раз", request_timeout=0.1)  # type: ignore[arg-type]
    started = time.monotonic()
    await bot.send_message(user.id, "два")
    assert time.monotonic() - started >= 0.2
    assert user.chat.last.text == "два"


async def test_a_hanging_request_does_not_outlive_the_server() -> None:
    started = time.monotonic()
    async with asyncio.TaskGroup() as group, AsyncExitStack() as stack:
        telegram = AsyncExitStack()
        tg = await telegram.enter_async_context(FakeTelegram())
        bot = await stack.enter_async_context(connected_bot(tg))
        await tg.inject("getMe", faults.hang())
        request = group.create_task(_fails(bot))
        await tg.wait_for(lambda: tg.calls_to("getMe"))
        await telegram.aclose()
        await request
    assert time.monotonic() - started < 5


async def _fails(bot: Bot) -> None:
    with pytest.raises(TelegramNetworkError):
        await bot.get_me()


async def test_flood_control_counts_edits_too() -> None:
    limits = FloodLimits(per_second=1, burst=2)
    async with FakeTelegram(flood=limits) as tg, connected_bot(tg) as bot:
        user = tg.user(42)
        await user.starts()
        sent = await bot.send_message(user.id, "0 %")
        await bot.edit_message_text("1 %", chat_id=user.id, message_id=sent.message_id)
        with pytest.raises(TelegramRetryAfter) as caught:
            await bot.edit_message_text("2 %", chat_id=user.id, message_id=sent.message_id)
        assert caught.value.retry_after == 1


async def test_a_bot_killed_while_it_uploads_leaves_nothing(
    tg: FakeTelegram, bot: Bot, user: FakeUser
) -> None:
    host, port = tg.url.removeprefix("http://").split(":")
    _, writer = await asyncio.open_connection(host, int(port))
    head = (
        f"POST /bot{tg.token}/sendVideo HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n"
        "Content-Type: multipart/form-data; boundary=b\r\n\r\n"
        '--b\r\nContent-Disposition: form-data; name="video"; filename="a.mp4"\r\n\r\n'
    )
    writer.write(head.encode() + bytes(50_000))
    await writer.drain()
    writer.transport.abort()
    await bot.send_message(user.id, "жив")
    assert [call.method for call in tg.calls] == ["sendMessage"]
    await tg.wait_for(lambda: not list(tg.backend.files.root.iterdir()))


async def test_files_of_failed_requests_are_not_kept(
    tg: FakeTelegram, bot: Bot, user: FakeUser
) -> None:
    await tg.inject("sendVideo", faults.retry_after(1))
    short = BufferedInputFile(mp4_bytes(), "short.mp4")
    with pytest.raises(TelegramRetryAfter):
        await bot.send_video(user.id, short)
    assert list(tg.backend.files.root.iterdir()) == []
    for _ in range(2):
        await bot.send_video(user.id, short)
    assert len(list(tg.backend.files.root.iterdir())) == 1
