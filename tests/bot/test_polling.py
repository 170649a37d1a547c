"""Polling that nothing stops."""

import asyncio
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.feeder import UpdateFeeder
from bot.polling import BadTokenError, Poller
from core.ports.uow import UnitOfWorkFactory
from core.tasks import TaskNursery
from tests.fakes.telegram import FakeTelegram, FakeUser, faults
from tests.support.queue import MemoryQueue
from tests.support.telegram_bot import RunningBot, connected, dispatcher_for, running_bot


async def test_a_poison_update_is_left_behind(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser
) -> None:
    await tg.push_update({"message": {"text": "без чата"}})
    await tg.push_update({"callback_query": "не то"})
    channel = await tg.add_chat("channel", "Нарезки", owner=maria)
    await maria.promotes_bot(channel, "can_post_messages", old_server=True)
    with capture_logs() as logs:
        await maria.starts()
        await tg.wait_for(lambda: maria.chat.from_bot)
    bad = [line for line in logs if line["event"] == "bad_update"]
    assert len(bad) == 3
    assert all("без чата" not in str(line) for line in bad)
    assert len(maria.chat.from_bot) == 1


async def test_a_slow_answer_delays_nobody_else(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser, john: FakeUser
) -> None:
    slow = faults.slow(3).only_for(chat_id=maria.id)
    await tg.inject("sendMessage", slow)
    await maria.starts()
    await john.starts()
    await tg.wait_for(lambda: john.chat.from_bot, timeout_s=2)
    assert not maria.chat.from_bot
    await tg.wait_for(lambda: maria.chat.from_bot)


async def test_trouble_with_the_network_passes(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser
) -> None:
    await tg.inject(
        "getUpdates",
        faults.bad_gateway(),
        faults.dropped(),
        faults.retry_after(1),
        faults.lost_answer(),
    )
    await maria.starts()
    await tg.wait_for(lambda: maria.chat.from_bot, timeout_s=20)


async def test_another_poller_is_named_in_the_log(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser
) -> None:
    with capture_logs() as logs:
        await tg.inject("getUpdates", faults.refused(409, "Conflict: terminated by other"))
        await maria.starts()
        await tg.wait_for(lambda: maria.chat.from_bot)
        await tg.wait_for(lambda: len(tg.calls_to("getUpdates")) >= 3)
    assert "polling_conflict" in [line["event"] for line in logs]


async def test_a_wrong_token_ends_the_bot_with_clear_words(
    tg: FakeTelegram, uow: UnitOfWorkFactory
) -> None:
    await tg.inject("getUpdates", faults.refused(401, "Unauthorized"))
    async with connected(tg, uow) as telegram, TaskNursery() as nursery:
        dispatcher = dispatcher_for(tg, uow, RunningBot(telegram, MemoryQueue()))
        feeder = UpdateFeeder(telegram.bot, dispatcher, nursery)
        with capture_logs() as logs, pytest.raises(BadTokenError, match="BOT_TOKEN"):
            await Poller(telegram.bot, feeder, timeout_s=1).run(asyncio.Event())
    assert not [line for line in logs if line["log_level"] == "error"]


async def test_what_was_begun_is_finished_and_confirmed(
    tg: FakeTelegram, uow: UnitOfWorkFactory, maria: FakeUser, films: Path
) -> None:
    await tg.inject("sendMessage", faults.slow(1))
    async with running_bot(tg, uow) as bot:
        await maria.starts()
        await tg.wait_for(lambda: tg.calls_to("sendMessage"))
        bot.stop.set()
    assert maria.chat.from_bot
    last = tg.calls_to("getUpdates")[-1]
    assert last.params["limit"] == 1
    async with running_bot(tg, uow):
        await maria.sends(text="ещё")
        await tg.wait_for(lambda: len(maria.chat.from_bot) == 2)
    assert "не видео" in maria.chat.from_bot[1].text


async def test_only_what_has_a_handler_is_asked_for(tg: FakeTelegram, bot: RunningBot) -> None:
    call = await tg.wait_for(lambda: tg.calls_to("getUpdates")[0])
    assert sorted(call.params["allowed_updates"]) == [
        "callback_query",
        "message",
        "my_chat_member",
        "pre_checkout_query",
        "subscription",
    ]
