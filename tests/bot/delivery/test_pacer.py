"""Spacing edits out."""

import asyncio
import time
from datetime import timedelta

import pytest

from bot.delivery.pacer import Edit, EditPacer
from core.domain.errors import (
    ChatUnreachableError,
    EngineRateLimitedError,
    EngineUnavailableError,
)
from core.tasks import TaskNursery

EVERY_S = 0.1
CHAT = 5


class Edits:
    def __init__(self) -> None:
        self.made: list[tuple[str, float]] = []

    def edit(self, name: str, takes_s: float = 0.0) -> Edit:
        async def make() -> None:
            await asyncio.sleep(takes_s)
            self.made.append((name, time.monotonic()))

        return make

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.made]


async def test_the_newest_wins_and_keys_take_turns() -> None:
    edits = Edits()
    async with TaskNursery() as nursery:
        pacer = EditPacer(nursery, lambda _: EVERY_S)
        await pacer.put(CHAT, "a", edits.edit("a1"))
        assert edits.names == ["a1"], "at once when nothing was edited lately"
        await pacer.put(CHAT, "a", edits.edit("a2"))
        await pacer.put(CHAT, "b", edits.edit("b1"))
        await pacer.put(CHAT, "a", edits.edit("a3"))
        await pacer.drain()
    assert edits.names == ["a1", "a3", "b1"]
    times = [at for _, at in edits.made]
    assert times[1] - times[0] >= EVERY_S * 0.9
    assert times[2] - times[1] >= EVERY_S * 0.9


async def test_chats_do_not_wait_for_each_other() -> None:
    edits = Edits()
    async with TaskNursery() as nursery:
        pacer = EditPacer(nursery, lambda _: 60.0)
        for chat in range(1, 5):
            await pacer.put(chat, "a", edits.edit(str(chat)))
    assert edits.names == ["1", "2", "3", "4"]


async def test_an_edit_that_is_dropped_is_neither_made_nor_under_way_afterwards() -> None:
    edits = Edits()
    async with TaskNursery() as nursery:
        pacer = EditPacer(nursery, lambda _: EVERY_S)
        under_way = nursery.start(pacer.put(CHAT, "a", edits.edit("a1", 0.1)), name="put")
        await asyncio.sleep(0.01)
        await pacer.put(CHAT, "a", edits.edit("a2"))
        await pacer.drop(CHAT, "a")
        assert edits.names == ["a1"]
        await under_way
        await pacer.drain()
    assert edits.names == ["a1"]


async def test_two_puts_at_once_keep_their_distance() -> None:
    edits = Edits()
    async with TaskNursery() as nursery:
        pacer = EditPacer(nursery, lambda _: EVERY_S)
        await asyncio.gather(
            pacer.put(CHAT, "a", edits.edit("a", 0.02)), pacer.put(CHAT, "b", edits.edit("b"))
        )
        await pacer.drain()
    (_, first), (_, second) = edits.made
    assert second - first >= EVERY_S * 0.9


async def test_one_failure_is_made_up_for_and_a_lost_chat_is_told() -> None:
    async def fails() -> None:
        raise EngineUnavailableError

    async def gone() -> None:
        raise ChatUnreachableError

    edits = Edits()
    async with TaskNursery() as nursery:
        pacer = EditPacer(nursery, lambda _: 0.01)
        await pacer.put(CHAT, "a", fails)
        await asyncio.sleep(0.02)
        await pacer.put(CHAT, "a", edits.edit("a"))
        await pacer.drain()
        assert edits.names == ["a"]
        await asyncio.sleep(0.02)
        with pytest.raises(ChatUnreachableError):
            await pacer.put(CHAT, "a", gone)


async def test_too_early_is_tried_again() -> None:
    edits, tries = Edits(), []

    async def too_early() -> float | None:
        tries.append(time.monotonic())
        if len(tries) == 1:
            return 0.15
        await edits.edit("a")()
        return None

    async with TaskNursery() as nursery:
        pacer = EditPacer(nursery, lambda _: 0.01)
        await pacer.put(CHAT, "a", too_early)
        assert not edits.made
        await pacer.drain()
    assert edits.names == ["a"]
    assert tries[1] - tries[0] >= 0.14


async def test_a_flood_is_waited_out_and_the_newest_shown_after_it() -> None:
    edits, tries = Edits(), []

    async def flooded() -> None:
        tries.append(time.monotonic())
        raise EngineRateLimitedError("flood", retry_after=timedelta(seconds=0.2))

    async with TaskNursery() as nursery:
        pacer = EditPacer(nursery, lambda _: 0.01)
        await pacer.put(CHAT, "a", flooded)
        for name in ("a1", "a2"):
            await asyncio.sleep(0.03)
            await pacer.put(CHAT, "a", edits.edit(name))
        await pacer.drain()
    assert edits.names == ["a2"]
    assert edits.made[0][1] - tries[0] >= 0.19
