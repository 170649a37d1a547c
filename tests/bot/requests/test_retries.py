"""Trouble on the way to the Bot API."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter, TelegramServerError

from bot.requests.pace import PaceRules
from bot.requests.retries import RetryRules, never_arrived
from bot.session import build_bot
from tests.fakes.telegram import FakeTelegram, FakeUser, faults
from tests.support.telegram_bot import BRISK, HASTY, settings_for


@asynccontextmanager
async def client(
    tg: FakeTelegram, *, pace: PaceRules = BRISK, retries: RetryRules = HASTY
) -> AsyncIterator[Bot]:
    bot = build_bot(settings_for(tg).bot, pace=pace, retries=retries)
    async with bot.session:
        yield bot


@pytest.fixture
async def friend(tg: FakeTelegram, maria: FakeUser) -> FakeUser:
    await maria.starts()
    return maria


async def test_429_is_waited_out_and_the_message_arrives_once(
    tg: FakeTelegram, friend: FakeUser
) -> None:
    await tg.inject("sendMessage", faults.retry_after(1), faults.retry_after(1))
    begun = time.monotonic()
    async with client(tg) as bot:
        await bot.send_message(friend.id, "раз")
    assert time.monotonic() - begun >= 2
    assert [message.text for message in friend.chat.from_bot] == ["раз"]


async def test_a_wait_too_long_is_the_callers(tg: FakeTelegram, friend: FakeUser) -> None:
    await tg.inject("sendMessage", faults.retry_after(3_600))
    async with client(tg) as bot:
        with pytest.raises(TelegramRetryAfter):
            await bot.send_message(friend.id, "раз")


async def test_a_message_that_may_have_arrived_is_not_sent_again(
    tg: FakeTelegram, friend: FakeUser
) -> None:
    await tg.inject("sendMessage", faults.refused(504, "Gateway Timeout"))
    async with client(tg) as bot:
        with pytest.raises(TelegramServerError) as caught:
            await bot.send_message(friend.id, "раз")
    assert not never_arrived(caught.value)
    assert len(tg.calls_to("sendMessage")) == 1


@pytest.mark.parametrize("fault", [faults.server_error(), faults.bad_gateway()])
async def test_a_server_error_is_tried_again(
    tg: FakeTelegram, friend: FakeUser, fault: faults.Fault
) -> None:
    await tg.inject("sendMessage", fault.repeated(3))
    async with client(tg) as bot:
        await bot.send_message(friend.id, "раз")
    assert len(friend.chat.from_bot) == 1


async def test_a_server_that_stays_broken_is_an_error(tg: FakeTelegram, friend: FakeUser) -> None:
    await tg.inject("sendMessage", faults.bad_gateway().repeated(10))
    async with client(tg) as bot:
        with pytest.raises(TelegramServerError):
            await bot.send_message(friend.id, "раз")


async def test_an_edit_whose_answer_was_lost_is_repeated(
    tg: FakeTelegram, friend: FakeUser
) -> None:
    async with client(tg) as bot:
        sent = await bot.send_message(friend.id, "раз")
        await tg.inject("editMessageCaption", faults.dropped())
        await tg.inject("setMessageReaction", faults.lost_answer())
        await bot.set_message_reaction(friend.id, friend.chat.messages[0].id, [])
        await tg.inject("editMessageText", faults.dropped())
        await bot.edit_message_text("два", chat_id=friend.id, message_id=sent.message_id)
    assert friend.chat.from_bot[0].text == "два"


async def test_a_message_whose_answer_was_lost_is_not_sent_again(
    tg: FakeTelegram, friend: FakeUser
) -> None:
    await tg.inject("sendMessage", faults.lost_answer())
    async with client(tg) as bot:
        with pytest.raises(TelegramNetworkError):
            await bot.send_message(friend.id, "раз")
    assert len(friend.chat.from_bot) == 1


async def test_messages_are_spaced_before_telegram_has_to_complain(
    tg: FakeTelegram, friend: FakeUser
) -> None:
    slow = PaceRules(private_per_s=5, private_burst=2)
    begun = time.monotonic()
    async with client(tg, pace=slow) as bot:
        for number in range(4):
            await bot.send_message(friend.id, str(number))
            await bot.send_chat_action(friend.id, "typing")
    assert time.monotonic() - begun >= 0.4
    assert [message.text for message in friend.chat.from_bot] == ["0", "1", "2", "3"]
