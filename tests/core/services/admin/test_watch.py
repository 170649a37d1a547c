"""Alarms: raised, told once, told to be over."""

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.domain.errors import (
    EngineAuthError,
    EnginePaymentError,
    EngineUnavailableError,
    ShortsError,
)
from core.domain.records.health import Alarm, Process
from core.engines.llm.fallback import FallbackModel
from core.engines.llm.watched import WatchedModel
from core.ports.llm import CallSink, LlmAnswer, LlmRequest, unheard
from core.ports.uow import UnitOfWorkFactory
from core.services.admin.admins import Admins
from core.services.admin.watch import FORGET_AFTER, Watch, WatchRules
from core.services.admin.watch_engines import WatchEngines
from tests.support.announcer import SilentAnnouncer
from tests.support.records import NOON

MINUTE = timedelta(minutes=1)
QUESTION = LlmRequest("", "", "q", "", {})


@dataclass
class Moody:
    """A model that fails as it is told."""

    name: str
    error: ShortsError | None = None

    async def ask(self, request: LlmRequest, heard: CallSink = unheard) -> LlmAnswer:
        if self.error is not None:
            raise self.error
        return LlmAnswer(self.name, "m", "{}")


def a_watch(
    uow: UnitOfWorkFactory, folder: Path, *, part: str = "light", free_gb: float = 0
) -> Watch:
    rules = WatchRules((folder,), free_gb, 2 * MINUTE, 30 * MINUTE)
    me = Process(f"host:1:{part}", part, "host", NOON, NOON)
    return Watch(uow, SilentAnnouncer(), Admins((4242, 4243)), me, rules)


def told(watch: Watch) -> list[tuple[int, str, bool]]:
    assert isinstance(watch.announcer, SilentAnnouncer)
    said = [(who, alarm.note.key, alarm.raised) for who, alarm in watch.announcer.alarms]
    watch.announcer.alarms.clear()
    return said


async def raised(uow: UnitOfWorkFactory) -> list[Alarm]:
    async with uow() as work:
        return list(await work.alarms.raised())


async def test_a_vendor_that_wants_money_is_told_once_even_behind_a_fallback(
    uow: UnitOfWorkFactory, tmp_path: Path
) -> None:
    watch = a_watch(uow, tmp_path)
    first, second = Moody("gigachat", EnginePaymentError("402")), Moody("deepinfra")
    engines = WatchEngines(uow)
    model = FallbackModel([WatchedModel(first, engines), WatchedModel(second, engines)])
    for _ in range(2):
        assert (await model.ask(QUESTION)).engine == "deepinfra"
        await watch.tell(NOON)
    assert told(watch) == [(4242, "alarm-payment", True), (4243, "alarm-payment", True)]
    first.error = EngineUnavailableError("502")
    await model.ask(QUESTION)
    await watch.tell(NOON)
    assert told(watch) == [], "trouble of the network is nobody's to mend"
    first.error = None
    await model.ask(QUESTION)
    await watch.tell(NOON + MINUTE)
    assert [key for _, *key in told(watch)] == [["alarm-payment", False]] * 2

    first.error = EnginePaymentError("402")
    await model.ask(QUESTION)
    await watch.tell(NOON + 2 * MINUTE)
    assert told(watch) == [], "to and fro is no news"
    await watch.tell(NOON + 40 * MINUTE)
    assert told(watch)[0] == (4242, "alarm-payment", True)
    first.error = EngineAuthError("401")
    await model.ask(QUESTION)
    await watch.tell(NOON + 41 * MINUTE)
    assert told(watch)[0] == (4242, "alarm-auth", True)


async def test_news_that_reach_nobody_are_told_again(
    uow: UnitOfWorkFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = a_watch(uow, tmp_path)
    await WatchEngines(uow).failed("deepgram", EngineAuthError("401"))

    async def refuse(_: int, __: Alarm) -> None:
        raise EngineUnavailableError("no network")

    with monkeypatch.context() as away:
        away.setattr(watch.announcer, "alert", refuse)
        await watch.tell(NOON)
    await watch.tell(NOON + MINUTE)
    assert len(told(watch)) == 2


async def test_a_silent_process_is_told_by_the_others(
    uow: UnitOfWorkFactory, tmp_path: Path
) -> None:
    bot, heavy = a_watch(uow, tmp_path, part="bot"), a_watch(uow, tmp_path, part="heavy")
    for watch in (bot, heavy):
        await watch.look(NOON)
    await bot.look(NOON + MINUTE)
    assert await raised(uow) == []
    await bot.look(NOON + 3 * MINUTE)
    await bot.tell(NOON + 3 * MINUTE)
    assert told(bot)[0] == (4242, "alarm-process", True)
    again = replace(heavy, me=replace(heavy.me, id="host:2:heavy"))
    await again.look(NOON + 4 * MINUTE)
    await again.tell(NOON + 4 * MINUTE)
    await bot.look(NOON + 4 * MINUTE)
    await bot.tell(NOON + 4 * MINUTE)
    assert told(again)[0] == (4242, "alarm-process", False)
    assert told(bot) == []
    # A machine that was taken off is forgotten without a word.
    await bot.look(NOON + 40 * MINUTE)
    await bot.tell(NOON + 40 * MINUTE)
    assert len(await raised(uow)) == 1
    await bot.look(NOON + 2 * FORGET_AFTER)
    await bot.look(NOON + 4 * FORGET_AFTER)
    await bot.tell(NOON + 4 * FORGET_AFTER)
    assert await raised(uow) == []
    assert [key for _, key, _ in told(bot)] == ["alarm-process"] * 2, "that it died, no more"


async def test_low_space_is_an_alarm_until_there_is_plenty(
    uow: UnitOfWorkFactory, tmp_path: Path
) -> None:
    full = a_watch(uow, tmp_path / "not" / "made" / "yet", free_gb=1e9)
    await full.look(NOON)
    (alarm,) = await raised(uow)
    assert alarm.note.key == "alarm-disk"
    assert alarm.note.params["path"] == str(tmp_path)
    await a_watch(uow, tmp_path, free_gb=0).look(NOON)
    assert await raised(uow) == []
