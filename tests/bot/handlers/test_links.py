"""Links to videos, and transcripts that come along."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.domain.records.artifact import ArtifactType
from core.domain.records.project import SourceKind
from core.ports.uow import UnitOfWorkFactory
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
