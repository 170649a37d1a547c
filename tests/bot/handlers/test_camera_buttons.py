"""Choosing the camera of a clip with buttons."""

from pathlib import Path

import pytest

from core.domain.camera import CameraWish, LayoutChoice
from core.domain.pipeline import Lane
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.project import Project
from core.ports.chat import PreviewState
from tests.fakes.telegram import ChatView, FakeTelegram, FakeUser, MessageView
from tests.support.telegram_bot import RunningBot, StageHand

SPLIT = CameraWish(LayoutChoice.SPLIT)


class Table:
    """A person with the cards of a video before them."""

    def __init__(
        self, project: Project, clips: tuple[Clip, ...], cards: list[MessageView], chat: ChatView
    ) -> None:
        self.project = project
        self.clips = clips
        self.cards = cards
        self.chat = chat

    def card(self, place: int = 0) -> MessageView:
        """The card as it is now."""
        return self.chat.message(self.cards[place])


@pytest.fixture
async def table(
    tg: FakeTelegram, bot: RunningBot, worker: StageHand, maria: FakeUser, films: Path
) -> Table:
    return await _table(tg, worker, maria, films, films / "frame.jpg")


async def _table(
    tg: FakeTelegram, worker: StageHand, maria: FakeUser, films: Path, picture: Path | None
) -> Table:
    video = await maria.sends(video=films / "talk.mp4")
    await tg.wait_for(
        lambda: next((m for m in maria.chat.from_bot if m.reply_to == video.id), None)
    )
    project = await worker.project(maria.chat.id)
    clips = await worker.offers(project, ("Первый", "Второй"), picture)
    return Table(project, clips, maria.chat.from_bot[-3:-1], maria.chat)


async def _news(
    worker: StageHand,
    table: Table,
    wish: CameraWish,
    state: PreviewState,
    sheet: Path | None = None,
) -> None:
    to = await worker.address(table.project)
    await worker.telegram.view.show_camera(to, table.clips[0], wish, state, sheet)


def _buttons(card: MessageView) -> list[str]:
    return [button.text for button in card.buttons]


async def test_the_choices_open_in_place_and_a_press_is_drawn(
    tg: FakeTelegram,
    bot: RunningBot,
    worker: StageHand,
    maria: FakeUser,
    table: Table,
    films: Path,
) -> None:
    assert (await maria.presses(table.card(), "🎥")).text == "Сейчас покажу"
    opened = await tg.wait_for(lambda: _with(table, "↩️"))
    assert "🎥 Камера: авто" in opened.text
    assert "⏳ Рисую" in opened.text
    assert "Первый" in opened.text
    assert "• ✨ Авто •" in _buttons(opened)
    await tg.wait_for(lambda: len(bot.queue.taken) == 2)
    assert bot.queue.taken[-1][2] is Lane.LIGHT
    before = opened.photo
    await _news(worker, table, CameraWish(), PreviewState.READY, films / "cover.jpg")
    ready = table.card()
    assert "👆 Слева исходный кадр" in ready.text
    assert ready.photo != before, "the picture is another one"
    await maria.presses(ready, "⬒ Двое")
    chosen = await tg.wait_for(lambda: _with(table, "• ⬒ Двое •"))
    assert "🎥 Камера: двое" in chosen.text
    assert (await worker.clip(table.clips[0])).meta.camera == SPLIT
    assert (await worker.clip(table.clips[1])).meta.camera == SPLIT, "remembered"
    assert len(bot.queue.taken) == 2, "the picture that waits will show it"


async def test_steps_add_up_and_end(
    tg: FakeTelegram, bot: RunningBot, worker: StageHand, maria: FakeUser, table: Table
) -> None:
    await maria.presses(table.card(), "🎥")
    await tg.wait_for(lambda: _with(table, "↩️"))
    assert "• 🎯 Следить •" in _buttons(table.card())
    await maria.presses(table.card(), "• 🎯")
    await maria.presses(table.card(), "🔍 +")
    await maria.presses(table.card(), "🔍 +")
    assert (await maria.presses(table.card(), "🔍 +")).text == "Дальше некуда"
    assert (await maria.presses(table.card(), "• ✨ Авто •")).text == "Уже выбрано"
    meta = (await worker.clip(table.clips[0])).meta
    assert meta.camera == CameraWish(follow=False, zoom=1.45)
    await tg.wait_for(lambda: "авто, без движения, приближение ×1,45" in table.card().text)


async def test_the_window_is_moved_by_hand(
    tg: FakeTelegram, bot: RunningBot, worker: StageHand, maria: FakeUser, table: Table
) -> None:
    await maria.presses(table.card(), "🎥")
    await tg.wait_for(lambda: _with(table, "↩️"))
    stuck = await maria.presses(table.card(), "▲")
    assert stuck.text == "Дальше некуда. Чтобы двигать кадр свободнее, приблизьте: 🔍 +"
    for button in ("▶", "🔍 +", "▲"):
        await maria.presses(table.card(), button)
    moved = await tg.wait_for(lambda: _with(table, "✨ Авто"))
    assert "🎥 Камера: вручную" in moved.text
    wish = (await worker.clip(table.clips[0])).meta.camera
    assert wish is not None
    assert wish.manual is not None
    crop = wish.manual.static_crop
    assert crop is not None
    assert (crop.x > 0.5, crop.y < 0.5, crop.zoom) == (True, True, 1.15)
    assert not any("•" in text for text in _buttons(moved)), "none of the choices is in force"
    await maria.presses(moved, "✨ Авто")
    await tg.wait_for(lambda: _with(table, "• ✨ Авто •"))


async def test_back_brings_the_decision_back_and_keeps_the_picture(
    tg: FakeTelegram,
    bot: RunningBot,
    worker: StageHand,
    maria: FakeUser,
    table: Table,
    films: Path,
) -> None:
    await maria.presses(table.card(), "🎥")
    await tg.wait_for(lambda: _with(table, "↩️"))
    await maria.presses(table.card(), "↩️")
    closed = await tg.wait_for(lambda: _with(table, "✅"))
    before = closed.photo
    for state in (PreviewState.LOOKING, PreviewState.FAILED):
        await _news(worker, table, CameraWish(), state)
        assert table.card().has_button("✅"), "news do not open what was closed"
    await _news(worker, table, CameraWish(), PreviewState.READY, films / "cover.jpg")
    late = table.card()
    assert late.has_button("✅")
    assert late.photo != before, "the picture comes all the same"
    assert late.text == closed.text


async def test_news_of_another_wish_are_old(
    tg: FakeTelegram,
    bot: RunningBot,
    worker: StageHand,
    maria: FakeUser,
    table: Table,
    films: Path,
) -> None:
    await maria.presses(table.card(), "🎥")
    await tg.wait_for(lambda: _with(table, "↩️"))
    await maria.presses(table.card(), "⬒ Двое")
    drawing = await tg.wait_for(lambda: _with(table, "• ⬒ Двое •"))
    await _news(worker, table, CameraWish(), PreviewState.READY, films / "cover.jpg")
    assert table.card().photo == drawing.photo
    await _news(worker, table, SPLIT, PreviewState.LOOKING)
    assert "👀 Сначала посмотрю, кто в кадре" in table.card().text
    await _news(worker, table, SPLIT, PreviewState.FAILED)
    assert "⚠️ Картинку нарисовать не вышло" in table.card().text


async def test_a_card_without_a_picture_gets_one(
    tg: FakeTelegram, bot: RunningBot, worker: StageHand, maria: FakeUser, films: Path
) -> None:
    table = await _table(tg, worker, maria, films, None)
    await maria.presses(table.card(), "🎥")
    await tg.wait_for(lambda: _with(table, "↩️"))
    for _ in range(2):
        await _news(worker, table, CameraWish(), PreviewState.READY, films / "cover.jpg")
    assert table.card().photo
    await maria.presses(table.card(), "↩️")
    await tg.wait_for(lambda: _with(table, "✅"))


async def test_a_decided_clip_keeps_its_camera(
    tg: FakeTelegram,
    bot: RunningBot,
    worker: StageHand,
    maria: FakeUser,
    table: Table,
    films: Path,
) -> None:
    await maria.presses(table.card(), "🎥")
    opened = await tg.wait_for(lambda: _with(table, "↩️"))
    async with worker.uow() as uow:
        pending = (ClipStatus.PENDING,)
        await uow.clips.move(table.clips[0].id, ClipStatus.APPROVED, only_from=pending)
        await uow.commit()
    answer = await maria.presses(opened, "⬒ Двое")
    assert "устарела" in answer.text
    await _news(worker, table, CameraWish(), PreviewState.READY, films / "cover.jpg")
    assert "✅ Одобрено" in table.card().text


async def test_a_stranger_changes_nothing(
    tg: FakeTelegram, bot: RunningBot, worker: StageHand, maria: FakeUser, films: Path
) -> None:
    boss, john = tg.user(1, first_name="Босс"), tg.user(2, first_name="John")
    group = await tg.add_chat("supergroup", "Клуб", owner=boss, members=[maria, john])
    await boss.adds_bot(group)
    video = await maria.sends(group, video=films / "talk.mp4", caption="/shorts")
    await tg.wait_for(lambda: next((m for m in group.from_bot if m.reply_to == video.id), None))
    project = await worker.project(group.id)
    clips = await worker.offers(project, ("Первый",), films / "frame.jpg")
    answer = await john.presses(group.from_bot[-2], "🎥")
    assert answer.show_alert
    assert (await worker.clip(clips[0])).meta.camera is None


def _with(table: Table, text: str) -> MessageView | None:
    now = table.card()
    return now if now.has_button(text) else None
