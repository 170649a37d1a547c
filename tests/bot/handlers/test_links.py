"""Links to videos, and transcripts that come along."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.domain.clock import utc_now
from core.domain.pipeline import Stage
from core.domain.records.artifact import ArtifactType
from core.domain.records.project import SourceKind
from core.ports.uow import UnitOfWorkFactory
from core.services.jobs import queued_job
from tests.fakes.telegram import FakeTelegram, FakeUser, MessageView
from tests.support.telegram_bot import RunningBot, StageHand, running_bot

LINK = "https://video.example/watch?v=1"
SRT = "1\n00:00:00,000 --> 00:00:02,000\nПривет, мир.\n"


@pytest.fixture
async def bot(
    tg: FakeTelegram, uow: UnitOfWorkFactory, tmp_path: Path
) -> AsyncIterator[RunningBot]:
    async with running_bot(tg, uow, storage=tmp_path / "objects") as bot:
        yield bot


async def answer_to(tg: FakeTelegram, person: FakeUser, count: int = 1) -> MessageView:
    return await tg.wait_for(lambda: person.chat.from_bot[count - 1])


async def subtitles(person: FakeUser, folder: Path, text: str, **how: int) -> MessageView:
    file = folder / "talk.SRT"
    file.write_text(text, encoding="utf-8")
    return await person.sends(document=file, file_name=file.name, reply_to=how.get("reply_to"))


async def test_a_link_is_taken_at_once(
    tg: FakeTelegram, bot: RunningBot, worker: StageHand, maria: FakeUser
) -> None:
    sent = await maria.sends(text=f"Вот разговор: {LINK}")
    progress = await answer_to(tg, maria)
    assert progress.has_button("🛑")
    assert progress.reply_to == sent.id
    source = (await worker.project(maria.id)).source
    assert (source.kind, source.ref) == (SourceKind.LINK, LINK)
    await tg.wait_for(lambda: len(bot.queue.taken) == 1)


async def test_an_address_that_no_site_has_is_refused_in_words(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser
) -> None:
    await maria.sends(text="http://me:secret@video.example/a.mp4")
    assert "http" in (await answer_to(tg, maria)).text
    assert not bot.queue.taken


async def test_in_a_group_a_reply_with_the_command_names_the_link(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser
) -> None:
    group = await tg.add_chat("supergroup", "Клуб", owner=maria)
    await maria.adds_bot(group)
    await tg.wait_for(lambda: group.from_bot[0])
    link = await maria.sends(group, text=LINK)
    await maria.sends(group, text="/shorts", reply_to=link)
    progress = await tg.wait_for(lambda: group.from_bot[1])
    assert progress.reply_to == link.id
    assert progress.has_button("🛑")


async def test_subtitles_in_reply_to_the_video_are_kept_for_it(
    tg: FakeTelegram,
    bot: RunningBot,
    worker: StageHand,
    uow: UnitOfWorkFactory,
    maria: FakeUser,
    films: Path,
    tmp_path: Path,
) -> None:
    video = await maria.sends(video=films / "talk.mp4")
    await answer_to(tg, maria)
    await subtitles(maria, tmp_path, SRT, reply_to=video.id)
    assert "расшифровку" in (await answer_to(tg, maria, 2)).text
    project = await worker.project(maria.id)
    async with uow() as work:
        kept = await work.artifacts.find(project.id, ArtifactType.SIDECAR)
    assert kept is not None
    assert kept.bytes == len(SRT.encode())


async def test_subtitles_without_a_video_or_without_words_are_answered(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser, films: Path, tmp_path: Path
) -> None:
    await subtitles(maria, tmp_path, SRT)
    assert "к какому она видео" in (await answer_to(tg, maria)).text
    await maria.sends(video=films / "talk.mp4")
    await answer_to(tg, maria, 2)
    await subtitles(maria, tmp_path, "это не субтитры")
    assert "talk.SRT" in (await answer_to(tg, maria, 3)).text


async def test_of_several_links_the_first_is_taken_and_that_is_said(
    tg: FakeTelegram, bot: RunningBot, worker: StageHand, maria: FakeUser
) -> None:
    await maria.sends(text=f"{LINK} {LINK} https://video.example/watch?v=2 https://t.me/club")
    assert "взял первую" in (await answer_to(tg, maria, 2)).text
    assert (await worker.project(maria.id)).source.ref == LINK
    await maria.sends(text=f"{LINK} и снова {LINK}")
    await answer_to(tg, maria, 3)
    await maria.sends(text="привет")
    assert "не видео" in (await answer_to(tg, maria, 4)).text, "one link is one link"


async def test_subtitles_come_too_late_while_the_speech_is_being_recognised(
    tg: FakeTelegram,
    bot: RunningBot,
    worker: StageHand,
    uow: UnitOfWorkFactory,
    maria: FakeUser,
    films: Path,
    tmp_path: Path,
) -> None:
    await maria.sends(video=films / "talk.mp4")
    await answer_to(tg, maria)
    project = await worker.project(maria.id)
    job = queued_job(Stage.TRANSCRIBE, project.id, now=utc_now())
    async with uow() as work:
        await work.jobs.add(job)
        await work.jobs.claim(job.id, 0, "w", utc_now())
        await work.commit()
    await subtitles(maria, tmp_path, SRT)
    assert "распознаю прямо сейчас" in (await answer_to(tg, maria, 2)).text


async def test_in_a_group_only_subtitles_for_a_video_are_heard(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser, films: Path, tmp_path: Path
) -> None:
    group = await tg.add_chat("supergroup", "Клуб", owner=maria)
    await maria.adds_bot(group)
    await tg.wait_for(lambda: group.from_bot)
    await maria.promotes_bot(group)
    file = tmp_path / "talk.srt"
    file.write_text(SRT, encoding="utf-8")
    text = await maria.sends(group, text="Вот субтитры")
    await maria.sends(group, document=file)
    await maria.sends(group, document=file, reply_to=text)
    video = await maria.sends(group, video=films / "talk.mp4")
    await maria.sends(group, text="/shorts", reply_to=video)
    await tg.wait_for(lambda: group.from_bot[1].has_button("🛑"))
    await maria.sends(group, document=file, reply_to=video)
    assert "расшифровку" in (await tg.wait_for(lambda: group.from_bot[2])).text
    assert len(group.from_bot) == 3
