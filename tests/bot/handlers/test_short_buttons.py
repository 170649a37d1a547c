"""Under a finished short: another style, its subtitles, the file itself, its words."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.domain.pipeline import Lane
from core.domain.records.artifact import Artifact, ArtifactType
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.delivery import MessageRole
from core.domain.records.project import Project
from core.ports.uow import UnitOfWorkFactory
from core.storage.objects.folder import FolderStore
from tests.fakes.telegram import FakeTelegram, FakeUser, MessageView
from tests.support.telegram_bot import RunningBot, StageHand, running_bot
from tests.support.waiting import until

SRT = "1\n00:00:00,000 --> 00:00:01,000\nЯ т*** сказал\n"


class Table:
    """A person whose first short has arrived."""

    def __init__(
        self,
        worker: StageHand,
        objects: FolderStore,
        project: Project,
        clip: Clip,
        person: FakeUser,
    ) -> None:
        self.worker, self.objects, self.project, self.one = worker, objects, project, clip
        self.chat = person.chat

    @property
    def short(self) -> MessageView:
        return next(message for message in self.chat.from_bot if message.video)

    @property
    def documents(self) -> list[MessageView]:
        return [message for message in self.chat.from_bot if message.document]

    async def is_noted(self) -> bool:
        """Whether the file that was sent can be sent again without an upload."""
        async with self.worker.uow() as uow:
            return await uow.messages.find(self.one.id, MessageRole.FILE) is not None

    async def keeps(self, type_: ArtifactType, body: bytes, make: str = "one") -> None:
        """Leave what a worker leaves when it has made the short."""
        clip, key = self.one, f"projects/x/{make}.{type_.lower()}"
        await self.objects.write(key, body)
        stored = Artifact(
            new_id(), clip.project_id, clip.id, type_, key, "00", len(body), None, None, utc_now()
        )
        async with self.worker.uow() as uow:
            await uow.artifacts.put(stored)
            await uow.commit()


@pytest.fixture
async def bot(
    tg: FakeTelegram, uow: UnitOfWorkFactory, tmp_path: Path
) -> AsyncIterator[RunningBot]:
    async with running_bot(tg, uow, storage=tmp_path / "objects") as bot:
        yield bot


@pytest.fixture
async def table(
    tg: FakeTelegram,
    bot: RunningBot,
    worker: StageHand,
    maria: FakeUser,
    films: Path,
    tmp_path: Path,
) -> Table:
    await maria.sends(video=films / "talk.mp4")
    await tg.wait_for(lambda: maria.chat.from_bot)
    project = await worker.project(maria.id)
    clips = await worker.offers(project, ("Честно о «деньгах»?",))
    async with worker.uow() as uow:
        await uow.clips.move(clips[0].id, ClipStatus.APPROVED, only_from=(ClipStatus.PENDING,))
        await uow.commit()
    await worker.delivers(project, clips[0], films / "short.mp4", films / "cover.jpg")
    return Table(worker, FolderStore(tmp_path / "objects"), project, clips[0], maria)


async def test_another_style_takes_the_place_of_the_first(
    tg: FakeTelegram, bot: RunningBot, table: Table, maria: FakeUser, films: Path
) -> None:
    before = table.short
    assert (await maria.presses(before, "🎨")).text == "Выберите стиль — переделаю только этот шорт"
    await tg.wait_for(lambda: table.short.has_button("Неон"))
    assert table.short.has_button("• Шортс •"), "what it has now is marked"
    assert "♻️ Переделываю" in (await maria.presses(table.short, "Неон")).text
    await tg.wait_for(lambda: table.short.has_button("🎨"))
    card = await tg.wait_for(
        lambda: next((m for m in table.chat.from_bot if "♻️ Переделываю" in m.text), None)
    )
    assert card.id > before.id, "how far it is can be seen without scrolling up"
    assert card.has_button("↩️ Оставить как есть")
    clip = await table.worker.clip(table.one)
    assert (clip.is_remade, clip.meta.style) == (True, "Neon")
    assert bot.queue.taken[-1][2] is Lane.HEAVY
    assert (await maria.presses(table.short, "🎨")).text == "♻️ Уже переделываю этот шорт"
    await table.worker.delivers(table.project, clip, films / "talk.mp4", films / "cover.jpg")
    assert table.short.id == before.id
    assert table.short.video != before.video


async def test_the_style_it_has_makes_nothing_and_the_way_back_is_there(
    tg: FakeTelegram, bot: RunningBot, table: Table, maria: FakeUser
) -> None:
    async with table.worker.uow() as uow:
        clip = await uow.clips.get(table.one.id)
        assert clip is not None
        await uow.clips.set_meta(clip.id, replace(clip.meta, style="Karaoke"))
        await uow.commit()
    await maria.presses(table.short, "🎨")
    await tg.wait_for(lambda: table.short.has_button("• Караоке •"))
    assert (await maria.presses(table.short, "• Караоке •")).text == "Этот шорт уже такой"
    await tg.wait_for(lambda: table.short.has_button("🎨"))
    await maria.presses(table.short, "🎨")
    await tg.wait_for(lambda: table.short.has_button("↩️ Назад"))
    await maria.presses(table.short, "↩️ Назад")
    await tg.wait_for(lambda: table.short.has_button("📄 SRT"))
    assert (await table.worker.clip(table.one)).status is ClipStatus.EXPORTED


async def test_the_file_is_uploaded_once_for_each_make(
    tg: FakeTelegram, table: Table, maria: FakeUser, films: Path
) -> None:
    await table.keeps(ArtifactType.VERTICAL_VIDEO, (films / "short.mp4").read_bytes())
    answer = await maria.presses(table.short, "📎")
    assert answer.text == "📎 Отправляю файл без сжатия"
    await until(table.is_noted)
    await maria.presses(table.short, "📎")
    await tg.wait_for(lambda: len(table.documents) == 2)
    first, again = tg.calls_to("sendDocument")
    assert first.params["disable_content_type_detection"] is True
    assert (len(first.files), len(again.files)) == (1, 0)
    document = table.documents[0].document
    assert document is not None
    assert document["file_name"] == "Честно о деньгах.mp4"
    assert table.documents[0].reply_to == table.short.id
    await table.keeps(ArtifactType.VERTICAL_VIDEO, (films / "talk.mp4").read_bytes(), "two")

    async def is_taken() -> bool:
        """The chat has the second file a moment before the bot knows that it went out."""
        return (await maria.presses(table.short, "📎")).text == answer.text

    await until(is_taken)
    await tg.wait_for(lambda: len(table.documents) == 3)
    assert len(tg.calls_to("sendDocument")[-1].files) == 1, "another make is another file"


async def test_subtitles_are_those_of_the_short(
    tg: FakeTelegram, table: Table, maria: FakeUser, tmp_path: Path
) -> None:
    answer = await maria.presses(table.short, "📄")
    assert answer.text.startswith("К этому шорту субтитры не сохранились")
    await table.keeps(ArtifactType.SRT, SRT.encode())
    await maria.presses(table.short, "📄")
    await tg.wait_for(lambda: table.documents)
    document = table.documents[0].document
    assert document is not None
    assert document["file_name"] == "Честно о деньгах.srt"
    assert (await tg.download(table.documents[0], tmp_path / "got.srt")).read_text("utf-8") == SRT
    await table.keeps(ArtifactType.SRT, b"", "silent")
    assert (await maria.presses(table.short, "📄")).text.startswith("В этом шорте никто не говорит")


async def test_files_that_were_deleted_are_not_promised(table: Table, maria: FakeUser) -> None:
    answer = await maria.presses(table.short, "📎")
    assert answer.text.startswith("Этот файл уже удалён")


async def test_words_can_be_copied(table: Table) -> None:
    texts = {button.text: button.raw.get("copy_text") for button in table.short.buttons}
    copied = {name: copy["text"] for name, copy in texts.items() if copy}
    assert copied == {
        "📋 Название": "Честно о «деньгах»?",
        "📋 Хештеги": "#стартап #деньги #личный_опыт",
    }
