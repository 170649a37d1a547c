"""A finished short is made anew with another camera: the buttons, and what is seen of the work."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.camera import CameraWish, LayoutChoice
from core.domain.pipeline import Lane, Stage
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.project import ErrorNote, Project
from core.ports.chat import PreviewState
from tests.fakes.telegram import ChatView, FakeTelegram, FakeUser, MessageView
from tests.support.telegram_bot import RunningBot, StageHand

FIT = CameraWish(LayoutChoice.FIT)


class Table:
    """A person whose first short has arrived."""

    def __init__(
        self, tg: FakeTelegram, worker: StageHand, project: Project, clip: Clip, chat: ChatView
    ) -> None:
        self.tg, self.worker, self.project, self.one, self.chat = tg, worker, project, clip, chat

    @property
    def short(self) -> MessageView:
        return next(message for message in self.chat.from_bot if message.video)

    @property
    def card(self) -> MessageView:
        """The last message that is about the clip and is not its short."""
        cards = [m for m in self.chat.from_bot if "⭐" in m.text and "Первый" in m.text]
        return cards[-1]

    async def clip(self) -> Clip:
        return await self.worker.clip(self.one)

    async def card_with(self, text: str) -> MessageView:
        def there() -> MessageView | None:
            card = self.card
            return card if card.has_button(text) or text in card.text else None

        return await self.tg.wait_for(there)

    async def renders(self, share: float) -> None:
        to = await self.worker.address(self.project)
        await self.worker.telegram.view.refresh_card(to, await self.clip(), share)

    async def fails(self, error: str) -> None:
        async with self.worker.uow() as uow:
            await uow.clips.set_error(self.one.id, error)
            await uow.commit()
        to = await self.worker.address(self.project)
        view = self.worker.telegram.view
        await view.show_clip_failure(to, await self.clip(), ErrorNote(error))

    async def jobs(self) -> list[Stage]:
        async with self.worker.uow() as uow:
            return [job.type for job in await uow.jobs.of_project(self.project.id)]


@pytest.fixture
async def table(
    tg: FakeTelegram, bot: RunningBot, worker: StageHand, maria: FakeUser, films: Path
) -> Table:
    video = await maria.sends(video=films / "talk.mp4")
    await tg.wait_for(
        lambda: next((m for m in maria.chat.from_bot if m.reply_to == video.id), None)
    )
    project = await worker.project(maria.chat.id)
    clips = await worker.offers(project, ("Первый", "Второй"), films / "frame.jpg")
    async with worker.uow() as uow:
        await uow.clips.move(clips[0].id, ClipStatus.APPROVED, only_from=(ClipStatus.PENDING,))
        await uow.commit()
    await worker.delivers(project, clips[0], films / "short.mp4", films / "cover.jpg")
    return Table(tg, worker, project, clips[0], maria.chat)


async def test_the_choices_open_below_the_short(
    tg: FakeTelegram, bot: RunningBot, table: Table, maria: FakeUser, films: Path
) -> None:
    old_card = table.card
    assert (await maria.presses(table.short, "🎥")).text == "Сейчас покажу"
    opened = await table.card_with("↩️ Назад")
    assert opened.id > table.short.id
    assert opened.reply_to == table.short.id
    assert "🎥 Камера: авто" in opened.text
    assert not opened.has_button("✅ Сделать заново"), "there is nothing new to make"
    assert old_card.id not in [message.id for message in table.chat.from_bot], "there is one card"
    await maria.presses(table.short, "🎥")
    await maria.presses(opened, "🖼 Весь кадр")
    chosen = await table.card_with("✅ Сделать заново")
    assert chosen.id == opened.id
    assert "✅ — переделаю готовый шорт" in chosen.text
    assert (await table.worker.clip(table.one)).status is ClipStatus.EXPORTED
    to = await table.worker.address(table.project)
    sheet = films / "cover.jpg"
    view = table.worker.telegram.view
    await view.show_camera(to, await table.clip(), FIT, PreviewState.READY, sheet)
    ready = await table.card_with("👆 Слева исходный кадр")
    assert ready.photo
    assert ready.has_button("✅ Сделать заново")


async def test_it_is_made_anew_in_its_place(
    tg: FakeTelegram, bot: RunningBot, table: Table, maria: FakeUser, films: Path
) -> None:
    before = table.short
    await maria.presses(table.card, "🎥")
    await maria.presses(await table.card_with("🖼"), "🖼 Весь кадр")
    pressed = await maria.presses(await table.card_with("✅ Сделать заново"), "✅ Сделать заново")
    assert "♻️ Переделываю" in pressed.text
    await table.card_with("♻️ Переделываю — жду очереди. Прежний шорт пока на месте.")
    assert table.card.has_button("↩️ Оставить как есть")
    assert bot.queue.taken[-1][2] is Lane.HEAVY
    clip = await table.clip()
    assert (clip.is_remade, clip.meta.camera) == (True, FIT)
    await table.renders(0.45)
    await table.card_with("♻️ Переделываю: 45 %")
    await table.worker.delivers(table.project, clip, films / "talk.mp4", films / "cover.jpg")
    await table.card_with("🎉 Готово")
    assert table.short.id == before.id
    assert table.short.video != before.video


async def test_left_as_it_is_nothing_was(
    tg: FakeTelegram, bot: RunningBot, table: Table, maria: FakeUser
) -> None:
    before = await table.clip()
    for made in (False, True):
        await maria.presses(table.card, "🎥")
        await maria.presses(await table.card_with("🖼"), "🖼 Весь кадр")
        await table.card_with("✅ Сделать заново")
        if made:
            await maria.presses(table.card, "✅ Сделать заново")
            await table.card_with("♻️ Переделываю")
        answer = await maria.presses(table.card, "↩️ Оставить как есть")
        assert answer.text == "Оставляю шорт как есть"
        await table.card_with("🎉 Готово")
        clip = await table.clip()
        assert clip == replace(before, updated_at=clip.updated_at)


async def test_one_that_failed_can_be_tried_again_or_left(
    tg: FakeTelegram, bot: RunningBot, table: Table, maria: FakeUser
) -> None:
    await maria.presses(table.card, "🎥")
    await maria.presses(await table.card_with("🖼"), "🖼 Весь кадр")
    await maria.presses(await table.card_with("✅ Сделать заново"), "✅ Сделать заново")
    await table.card_with("♻️")
    await table.fails("error-render")
    failed = await table.card_with("🔁 Ещё раз")
    assert "Не получилось собрать этот шорт. Прежний шорт на месте." in failed.text
    assert not failed.has_button("❌")
    await maria.presses(failed, "🔁")
    await table.card_with("♻️ Переделываю — жду очереди")
    await table.fails("error-render")
    await maria.presses(await table.card_with("🔁"), "↩️")
    await table.card_with("🎉 Готово")


async def test_an_old_button_makes_nothing(
    tg: FakeTelegram, bot: RunningBot, table: Table, maria: FakeUser
) -> None:
    await maria.presses(table.card, "🎥")
    await maria.presses(await table.card_with("🖼"), "🖼 Весь кадр")
    chosen = await table.card_with("✅ Сделать заново")
    async with table.worker.uow() as uow:
        clip = await uow.clips.get(table.one.id)
        assert clip is not None
        assert clip.meta.before is not None
        await uow.clips.set_meta(clip.id, clip.meta.before.meta)
        await uow.commit()
    answer = await maria.presses(chosen, "✅ Сделать заново")
    assert answer.text == "Этот шорт уже такой"
    assert Stage.ASPECT_CONVERT not in await table.jobs()
    assert (await table.clip()).status is ClipStatus.EXPORTED
