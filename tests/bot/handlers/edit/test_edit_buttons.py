"""✏️: how a clip will look, and the pictures that show it."""

from pathlib import Path

from core.domain.pipeline import Lane, Stage
from core.domain.records.clip import Clip
from core.ports.chat import PictureKind, PreviewState
from core.ports.uow import UnitOfWorkFactory
from tests.fakes.telegram import FakeTelegram, FakeUser
from tests.support.editing import card_of, draw, opened, shows
from tests.support.telegram_bot import RunningBot, StageHand
from tests.support.waiting import until


async def test_each_edit_is_drawn_and_a_late_picture_never_hides_a_newer_one(
    tg: FakeTelegram,
    bot: RunningBot,
    worker: StageHand,
    maria: FakeUser,
    clip: Clip,
    films: Path,
) -> None:
    first = card_of(maria).photo
    await opened(tg, maria, "✏️", "🪝 Название в начале: нет")
    drawing = await shows(tg, maria, "🪝 Название в начале: да")
    assert "⏳ Рисую" in drawing.text

    async def handed_over() -> bool:
        return len(bot.queue.taken) == 2

    await until(handed_over)
    assert bot.queue.taken[-1][2] is Lane.LIGHT
    hooked = await worker.clip(clip)
    assert hooked.meta.hook is True
    await opened(tg, maria, "⏩ Без пауз: нет")
    await shows(tg, maria, "⏩ Без пауз: да")
    assert len(bot.queue.taken) == 2, "the picture that waits will show it"
    await draw(worker, clip, films / "cover.jpg", as_of=hooked)
    assert card_of(maria).photo == first, "it shows what is no more"
    await draw(worker, clip, films / "cover.jpg")
    shown = card_of(maria)
    assert shown.photo != first
    assert "⏳" not in shown.text
    assert shown.has_button("⏩ Без пауз: да"), "the buttons stay"
    edits = len(tg.calls_to("editMessageMedia"))
    await draw(worker, clip, films / "cover.jpg")
    assert len(tg.calls_to("editMessageMedia")) == edits, "the same is not sent twice"


async def test_a_draft_takes_the_place_of_the_picture_and_carries_the_decision(
    tg: FakeTelegram,
    bot: RunningBot,
    worker: StageHand,
    maria: FakeUser,
    clip: Clip,
    films: Path,
    uow: UnitOfWorkFactory,
) -> None:
    plain = card_of(maria)
    assert "появится прямо здесь" in (await maria.presses(plain, "👁 Черновик")).text
    await shows(tg, maria, "🎞 Собираю черновик")
    assert (await maria.presses(plain, "👁 Черновик")).text == "🎞 Уже собираю, минутку"
    async with uow() as work:
        jobs = await work.jobs.of_project(clip.project_id)
        project = await work.projects.get(clip.project_id)
    assert [job.type for job in jobs if job.clip_id == clip.id] == [Stage.DRAFT]
    assert project is not None
    to, view = await worker.address(project), worker.telegram.view
    kind, ready = PictureKind.DRAFT, PreviewState.READY
    await view.show_picture(to, clip, kind, PreviewState.LOOKING)
    assert "👀 Сначала посмотрю" in card_of(maria).text
    await view.show_picture(to, clip, kind, ready, films / "short.mp4")
    drafted = card_of(maria)
    assert drafted.id == plain.id
    assert drafted.video
    assert "это черновик в 360p" in drafted.text.lower()
    await draw(worker, clip, films / "cover.jpg")
    assert card_of(maria).video, "a still of the same look does not hide it"
    await maria.presses(drafted, "✅")
    await shows(tg, maria, "Одобрено")


async def test_a_style_is_for_this_clip_only(
    tg: FakeTelegram, worker: StageHand, maria: FakeUser, clip: Clip, uow: UnitOfWorkFactory
) -> None:
    await opened(tg, maria, "✏️", "🎨 Стиль")
    await shows(tg, maria, "• Шортс •")
    await opened(tg, maria, "Неон")
    await shows(tg, maria, "• Неон •")
    assert (await maria.presses(card_of(maria), "• Неон •")).text == "Уже выбрано"
    assert (await worker.clip(clip)).meta.style == "Neon"
    await opened(tg, maria, "‹ К правке")
    await shows(tg, maria, "🎨 Стиль: Неон")
    async with uow() as work:
        chat = await work.chats.by_telegram_id(maria.id)
    assert chat is not None
    assert chat.settings.style == "Shorts"
