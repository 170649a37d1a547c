"""Commands, stopping, and the language."""

from pathlib import Path

import pytest

from core.domain.records.project import ProjectStatus
from core.ports.uow import UnitOfWorkFactory
from tests.fakes.telegram import FakeTelegram, FakeUser, MessageView
from tests.support.media import takes_of
from tests.support.telegram_bot import RunningBot, StageHand, running_bot


async def test_start_and_help_in_the_language_of_the_person(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser, john: FakeUser
) -> None:
    await maria.starts("from_a_link")
    await john.starts()
    assert "Пришлите видео" in (await tg.wait_for(lambda: maria.chat.from_bot[0])).text
    assert "Send me a video" in (await tg.wait_for(lambda: john.chat.from_bot[0])).text


async def test_a_person_without_a_language_gets_the_default(
    tg: FakeTelegram, uow: UnitOfWorkFactory
) -> None:
    person = tg.user(9, language_code=None)
    async with running_bot(tg, uow, default_language="en"):
        await person.starts()
        assert "Hi!" in (await tg.wait_for(lambda: person.chat.from_bot[0])).text


async def test_the_chosen_language_stays(
    tg: FakeTelegram, uow: UnitOfWorkFactory, maria: FakeUser
) -> None:
    async with running_bot(tg, uow):
        await maria.sends(text="/language")
        question = await tg.wait_for(lambda: maria.chat.from_bot[0])
        answer = await maria.presses(question, "🇬🇧")
        assert answer.text == "All right, I'll speak English from now on."
        await tg.wait_for(lambda: maria.chat.message(question).text == answer.text)
    async with running_bot(tg, uow):
        await maria.sends(text="привет")
        assert "not a video" in (await tg.wait_for(lambda: maria.chat.from_bot[1])).text


async def test_a_groups_language_is_chosen_by_admins_for_all(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser, john: FakeUser
) -> None:
    group = await tg.add_chat("supergroup", "Клуб", owner=maria, members=[john])
    await maria.adds_bot(group)
    await maria.sends(group, text="/language")
    question = await tg.wait_for(lambda: group.from_bot[1])
    assert (await john.presses(question, "🇬🇧")).show_alert
    assert (await maria.presses(question, "🇬🇧")).text.startswith("All right")
    await maria.sends(group, text="/status")
    status = await tg.wait_for(lambda: group.from_bot[2])
    assert status.text.startswith("I'm not working on anything")


async def test_status_tells_stage_and_what_waits(
    tg: FakeTelegram, bot: RunningBot, worker: StageHand, maria: FakeUser, films: Path
) -> None:
    await maria.sends(text="/status")
    assert "ничего не делаю" in (await tg.wait_for(lambda: maria.chat.from_bot[0])).text
    await maria.sends(video=films / "talk.mp4", file_name="один.mp4")
    await tg.wait_for(lambda: maria.chat.from_bot[1])
    await worker.offers(await worker.project(maria.id), ["Раз", "Два"])
    await maria.sends(video=films / "talk.mp4", file_name="два.mp4")
    await tg.wait_for(lambda: "два.mp4" in maria.chat.from_bot[-1].text)
    await maria.sends(text="/status")
    report = (await tg.wait_for(lambda: _starting(maria, "Ваши видео"))).text
    new, old = report.index("два.mp4"), report.index("один.mp4")
    assert new < old
    assert "Шаг 1 из 3: Загружаю видео" in report[new:old]
    assert "Ждут решения: 2 · делаю: 0" in report[old:]


async def test_the_stop_button_stops(
    tg: FakeTelegram, bot: RunningBot, worker: StageHand, maria: FakeUser, films: Path
) -> None:
    await maria.sends(video=films / "talk.mp4")
    progress = await tg.wait_for(lambda: maria.chat.from_bot[0])
    answer = await maria.presses(progress, "🛑")
    assert answer.text == "🛑 Останавливаю"
    stopped = await tg.wait_for(lambda: _said(maria, progress.id, "Остановил."))
    assert not stopped.buttons
    assert (await worker.project(maria.id)).status is ProjectStatus.CANCELLED
    assert (await maria.presses(progress, "🛑")).text == "Останавливать уже нечего"


async def test_cancel_stops_the_one_thing_or_asks(
    tg: FakeTelegram,
    bot: RunningBot,
    worker: StageHand,
    maria: FakeUser,
    films: Path,
    tmp_path: Path,
) -> None:
    await maria.sends(text="/cancel")
    assert "нечего" in (await tg.wait_for(lambda: maria.chat.from_bot[0])).text
    for video, name in zip(takes_of(films / "talk.mp4", tmp_path, 2), ("один", "два"), strict=True):
        await maria.sends(video=video, file_name=f"{name}.mp4")
    await tg.wait_for(lambda: len(bot.queue.taken) == 2 or None)
    await maria.sends(text="/cancel")
    choice = await tg.wait_for(lambda: _starting(maria, "Что остановить?"))
    await maria.presses(choice, "🛑 один")
    await tg.wait_for(lambda: any("Остановил." in m.text for m in maria.chat.from_bot))
    await maria.sends(text="/cancel")
    await tg.wait_for(lambda: sum("Остановил." in m.text for m in maria.chat.from_bot) == 2)
    assert (await worker.project(maria.id)).status is ProjectStatus.CANCELLED


async def test_cancel_in_review_stops_the_shorts_in_the_making(
    tg: FakeTelegram, bot: RunningBot, worker: StageHand, maria: FakeUser, films: Path
) -> None:
    await maria.sends(video=films / "talk.mp4")
    await tg.wait_for(lambda: maria.chat.from_bot)
    await worker.offers(await worker.project(maria.id), ["Раз", "Два"])
    card = maria.chat.from_bot[1]
    await maria.presses(card, "✅")
    await maria.sends(text="/cancel")
    stopped = await tg.wait_for(lambda: _said(maria, card.id, "⚠️ Остановлено."))
    assert stopped.has_button("🔁")
    assert (await maria.presses(maria.chat.from_bot[2], "✅")).text.startswith("✅")


async def test_a_stranger_cannot_stop_in_a_group(
    tg: FakeTelegram,
    bot: RunningBot,
    worker: StageHand,
    maria: FakeUser,
    john: FakeUser,
    films: Path,
) -> None:
    boss = tg.user(1)
    group = await tg.add_chat("group", "Клуб", owner=boss, members=[maria, john])
    await boss.adds_bot(group)
    await maria.sends(group, video=films / "talk.mp4", caption="/shorts")
    progress = await tg.wait_for(
        lambda: next((m for m in group.from_bot if m.has_button("🛑")), None)
    )
    assert (await john.presses(progress, "🛑")).show_alert
    await john.sends(group, text="/cancel")
    refusal = await tg.wait_for(lambda: [m for m in group.from_bot if "Only the person" in m.text])
    assert refusal
    assert (await worker.project(group.id)).status is ProjectStatus.RECEIVED
    assert not (await boss.presses(progress, "🛑")).show_alert


@pytest.mark.parametrize("command", ["/help@some_other_bot", "/shorts@some_other_bot"])
async def test_commands_to_other_bots_are_theirs(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser, command: str
) -> None:
    group = await tg.add_chat("supergroup", "Клуб", owner=maria)
    await maria.promotes_bot(group)
    await tg.wait_for(lambda: group.from_bot)
    await maria.sends(group, text=command)
    await maria.sends(group, text="/status")
    await tg.wait_for(lambda: "ничего не делаю" in group.from_bot[-1].text)
    assert len(group.from_bot) == 2


def _said(person: FakeUser, message_id: int, text: str) -> MessageView | None:
    now = person.chat.message(message_id)
    return now if text in now.text else None


def _starting(person: FakeUser, text: str) -> MessageView | None:
    return next((m for m in person.chat.from_bot if m.text.startswith(text)), None)
