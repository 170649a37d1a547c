"""What a person sees when something breaks."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from tests.fakes.telegram import FakeTelegram, FakeUser, faults
from tests.support.telegram_bot import RunningBot, StageHand, a_short, running_bot
from tests.support.waiting import until


class Breakable:
    """A database that can be told to break, with a secret in its error."""

    def __init__(self, uow: UnitOfWorkFactory, secret: str) -> None:
        self.broken = False
        self._uow = uow
        self._secret = secret

    def __call__(self, *, reading: bool = False) -> UnitOfWork:
        if self.broken:
            raise RuntimeError(f"no table in postgresql://user:{self._secret}@db/shorts")
        return self._uow(reading=reading)


async def test_a_bug_becomes_a_code_and_nothing_else(
    tg: FakeTelegram, uow: UnitOfWorkFactory, maria: FakeUser, films: Path
) -> None:
    database = Breakable(uow, tg.token)
    async with running_bot(tg, database):
        await maria.sends(text="/language")
        question = await tg.wait_for(lambda: maria.chat.from_bot[0])
        database.broken = True
        with capture_logs() as logs:
            await maria.sends(text="/status")
            words = (await tg.wait_for(lambda: maria.chat.from_bot[1])).text
            alert = await maria.presses(question, "🇬🇧")
        database.broken = False
    assert alert.show_alert
    for said in (words, alert.text):
        assert "сломалось" in said
        assert not re.search(r"postgres|Error|Traceback|:AA", said)
    codes = [line["code"] for line in logs if line["event"] == "incident"]
    assert [code in words + alert.text for code in codes] == [True, True]


async def test_no_token_and_no_trace_ever_reach_a_chat(
    tg: FakeTelegram, bot: RunningBot, worker: StageHand, maria: FakeUser, films: Path
) -> None:
    await tg.inject("sendMessage", faults.lost_answer())
    await tg.inject("setMessageReaction", faults.refused(400, "Bad Request: REACTION_INVALID"))
    await maria.sends(video=films / "talk.mp4")
    await maria.sends(text="/status")
    await tg.wait_for(lambda: len(maria.chat.from_bot) >= 2)
    for message in maria.chat:
        assert tg.token not in message.text
        assert "Error" not in message.text


async def test_a_person_who_blocks_the_bot_is_noted(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser, uow: UnitOfWorkFactory
) -> None:
    async def active() -> bool:
        async with uow() as work:
            chat = await work.chats.by_telegram_id(maria.id)
        assert chat is not None
        return chat.active

    async def inactive() -> bool:
        return not await active()

    await maria.starts()
    await tg.wait_for(lambda: maria.chat.from_bot)
    assert await active()
    await maria.blocks_bot()
    await until(inactive)
    await maria.starts()
    await tg.wait_for(lambda: len(maria.chat.from_bot) == 2)
    assert await active()
    await tg.inject("sendMessage", faults.blocked())
    await maria.sends(text="ау")
    await tg.wait_for(lambda: any(call.status == 403 for call in tg.calls_to("sendMessage")))
    await until(inactive)


async def test_a_group_that_became_a_supergroup_keeps_its_videos(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser, films: Path, uow: UnitOfWorkFactory
) -> None:
    group = await tg.add_chat("group", "Клуб", owner=maria)
    await maria.adds_bot(group)
    await maria.sends(group, video=films / "talk.mp4", caption="/shorts", file_name="эфир.mp4")
    await tg.wait_for(lambda: [m for m in group.from_bot if m.has_button("🛑")])
    supergroup = await tg.migrate(group)

    async def moved() -> bool:
        async with uow() as work:
            return await work.chats.by_telegram_id(supergroup.id) is not None

    await until(moved)
    await maria.sends(supergroup, text="/status")
    report = await tg.wait_for(lambda: supergroup.from_bot[0])
    assert "эфир.mp4" in report.text


async def test_a_group_that_moved_unnoticed_is_followed(
    tg: FakeTelegram, bot: RunningBot, worker: StageHand, maria: FakeUser, films: Path
) -> None:
    group = await tg.add_chat("group", "Клуб", owner=maria)
    await maria.adds_bot(group)
    await maria.sends(group, video=films / "talk.mp4", caption="/shorts")
    await tg.wait_for(lambda: [m for m in group.from_bot if m.has_button("🛑")])
    project = await worker.project(group.id)
    to = await worker.address(project)
    bot.stop.set()
    supergroup = await tg.migrate(group)
    old = replace(to, chat=replace(to.chat, telegram_id=group.id))
    clips = await worker.offers(project, ["Момент"])
    assert any("Момент" in message.text for message in supergroup.from_bot)
    await worker.telegram.view.refresh_card(old, clips[0])
    assert (await worker.project(supergroup.id)).id == project.id


async def test_a_short_made_anew_after_the_move_overwrites_no_other_message(
    tg: FakeTelegram, bot: RunningBot, worker: StageHand, maria: FakeUser, films: Path
) -> None:
    group = await tg.add_chat("group", "Клуб", owner=maria)
    await maria.adds_bot(group)
    await maria.sends(group, video=films / "talk.mp4", caption="/shorts")
    await tg.wait_for(lambda: [m for m in group.from_bot if m.has_button("🛑")])
    project = await worker.project(group.id)
    (clip,) = await worker.offers(project, ["Момент"])
    short = a_short(clip, films / "short.mp4", films / "cover.jpg")
    receipt = await worker.telegram.view.deliver(await worker.address(project), short)
    supergroup = await tg.migrate(group)

    async def moved() -> bool:
        return (await worker.address(project)).chat.telegram_id == supergroup.id

    await until(moved)
    to = await worker.address(project)
    for _ in range(receipt.message_id):
        await worker.telegram.bot.send_message(supergroup.id, "важное")
    await worker.telegram.view.deliver(to, replace(short, key="shorts/anew"))
    assert [message.text for message in supergroup.from_bot].count("важное") == receipt.message_id
    assert [message for message in supergroup.from_bot if message.video]


async def test_who_hammers_is_told_once_and_left_alone(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser, john: FakeUser
) -> None:
    for _ in range(60):
        await maria.sends(text="ау")
    await tg.wait_for(lambda: any("Слишком быстро" in m.text for m in maria.chat.from_bot))
    await john.starts()
    await tg.wait_for(lambda: john.chat.from_bot)
    assert sum("Слишком быстро" in m.text for m in maria.chat.from_bot) == 1
    assert len(maria.chat.from_bot) < 60


@pytest.mark.parametrize("language", ["ru", "en"])
async def test_our_own_errors_are_explained(
    tg: FakeTelegram, bot: RunningBot, films: Path, language: str
) -> None:
    person = tg.user(31, language_code=language)
    await person.sends(video=films / "talk.mp4", duration=3)
    words = {"ru": "слишком короткое", "en": "too short"}[language]
    assert words in (await tg.wait_for(lambda: person.chat.from_bot[0])).text
