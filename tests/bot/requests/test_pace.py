"""New messages within the limits."""

import time
from typing import Any

from aiogram import Bot
from aiogram.methods import SendMediaGroup, SendMessage, TelegramMethod
from aiogram.types import InputMediaVideo

from bot.requests.pace import Pace, PaceRules, TokenBucket


def test_a_burst_then_the_rate() -> None:
    bucket = TokenBucket(per_second=1, burst=3)
    assert [bucket.reserve(100.0) for _ in range(5)] == [0, 0, 0, 1, 2]
    assert bucket.reserve(103.0) == 0
    assert bucket.reserve(103.0) == 1


def test_rest_gives_the_burst_back_and_no_more() -> None:
    bucket = TokenBucket(per_second=1, burst=3)
    for _ in range(3):
        bucket.reserve(0.0)
    assert [bucket.reserve(1_000.0) for _ in range(4)] == [0, 0, 0, 1]


def test_a_group_never_sees_more_than_twenty_a_minute() -> None:
    rules = PaceRules()
    bucket = TokenBucket(rules.group_per_s, rules.group_burst)
    times = [bucket.reserve(0.0) for _ in range(60)]
    assert max(sum(start <= at < start + 60 for at in times) for start in times) <= 20


def test_progress_is_edited_every_three_or_five_seconds() -> None:
    assert PaceRules().edit_every_s(5) == 3
    assert PaceRules().edit_every_s(-5) == 5


async def test_what_follows_an_album_waits_for_its_items() -> None:
    pace = Pace(PaceRules(private_per_s=20, private_burst=3))
    album = [InputMediaVideo(media="f")] * 10
    begun, sent = time.monotonic(), list[float]()

    async def note(bot: Bot, method: TelegramMethod[Any]) -> Any:  # noqa: ANN401
        sent.append(time.monotonic() - begun)

    bot = Bot("1:a")
    await pace(note, bot, SendMediaGroup(chat_id=5, media=[*album]))
    await pace(note, bot, SendMessage(chat_id=5, text="дальше"))
    assert sent[0] < 0.1
    assert sent[1] >= 0.35
