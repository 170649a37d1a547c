"""/clip and «more like this»: moments that people ask for themselves; what a score is made of."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.handlers.clip_command import ends_of
from core.domain.pipeline import Stage
from core.domain.records.clip import Clip, ClipSource, ClipStatus
from core.domain.records.project import Project, ProjectStatus
from core.domain.spans import Span
from core.ports.chat import PictureKind, PreviewState
from core.ports.uow import UnitOfWorkFactory
from tests.factories import follow
from tests.fakes.telegram import FakeTelegram, FakeUser, MessageView
from tests.support.editing import answer_to, keep_transcript
from tests.support.telegram_bot import RunningBot, StageHand, running_bot
from tests.support.waiting import until

TALK = follow([(0, "Первый миллион мы потеряли за неделю.", 500), (0, "И правильно сделали.", 900)])


@pytest.fixture
async def bot(
    tg: FakeTelegram, uow: UnitOfWorkFactory, tmp_path: Path
) -> AsyncIterator[RunningBot]:
    async with running_bot(tg, uow, storage=tmp_path / "objects") as bot:
        yield bot


@pytest.fixture
async def project(
    tg: FakeTelegram,
    bot: RunningBot,
    worker: StageHand,
    maria: FakeUser,
    films: Path,
    uow: UnitOfWorkFactory,
    tmp_path: Path,
) -> Project:
    """A project in review with one card."""
    await maria.sends(video=films / "talk.mp4")
    await tg.wait_for(lambda: maria.chat.from_bot)
    project = await worker.project(maria.id)

    def scored(clip: Clip) -> Clip:
        parts = {"hook": 17, "standalone": 12, "emotion": 4, "payoff": 15, "share": 10}
        meta = replace(
            clip.meta, subscores=parts, signals={"laughter": 0.9, "pace": 0.2}, tags=("деньги",)
        )
        return replace(clip, meta=meta)

    await worker.offers(project, ["Провал"], films / "frame.jpg", placed=scored)
    await keep_transcript(uow, project, TALK, tmp_path / "objects")
    return project


def card(person: FakeUser, title: str) -> MessageView | None:
    cards = [m for m in person.chat.from_bot if title in m.text and m.has_button("❌")]
    return cards[-1] if cards else None


async def clips_of(uow: UnitOfWorkFactory, project: Project) -> list[Clip]:
    async with uow() as work:
        return list(await work.clips.of_project(project.id))


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("12:30 13:15", (750_000, 795_000)),
        ("  750   795 ", (750_000, 795_000)),
        ("12:30-13:15", (750_000, 795_000)),
        ("12:30 – 1:02:30,5", (750_000, 3_750_500)),
        ("12:30", None),
        ("", None),
        ("а б", None),
        ("1 2 3", None),
    ],
)
def test_how_a_stretch_is_typed(text: str, ends: tuple[int, int] | None) -> None:
    assert ends_of(text) == ends


async def test_a_stretch_of_ones_own_becomes_a_card_with_a_picture(
    tg: FakeTelegram,
    bot: RunningBot,
    worker: StageHand,
    maria: FakeUser,
    project: Project,
    uow: UnitOfWorkFactory,
    films: Path,
) -> None:
    async with uow() as work:
        await work.projects.move(
            project.id, ProjectStatus.DONE, only_from=(ProjectStatus.IN_REVIEW,)
        )
        await work.commit()
    await maria.sends(text="/clip 0:00 0:03")
    shown = await tg.wait_for(lambda: card(maria, "Первый миллион мы потеряли"))
    assert "2. Первый" in shown.text
    assert "✂️ 0:00–0:03 · 3 с" in shown.text, "nobody scored it"
    _, own = await clips_of(uow, project)
    assert (own.span, own.source_type) == (Span(0, 3_000), ClipSource.USER_CREATED)
    assert (await worker.project(maria.id)).status is ProjectStatus.IN_REVIEW
    async with uow() as work:
        still = await work.jobs.find(Stage.STILL, project.id, own.id)
    assert still is not None

    async def handed_over() -> bool:
        return any(id_ == still.id for id_, _, _ in bot.queue.taken)

    await until(handed_over)
    to, view = await worker.address(project), worker.telegram.view
    kind, ready = PictureKind.STILL, PreviewState.READY
    await view.show_picture(to, own, kind, ready, films / "cover.jpg")
    pictured = card(maria, "Первый миллион мы потеряли")
    assert pictured is not None
    assert pictured.photo
    await maria.presses(pictured, "📊 Оценка")
    await tg.wait_for(
        lambda: next((m for m in maria.chat.from_bot if "выбрали вы сами" in m.text), None)
    )

    again = await maria.sends(text="/clip 0 3")
    fresh = await answer_to(tg, maria, again)
    assert "2. Первый" in fresh.text, "the same card came down"
    assert len(await clips_of(uow, project)) == 2


async def test_what_cannot_be_cut_is_said(
    tg: FakeTelegram, maria: FakeUser, project: Project, uow: UnitOfWorkFactory
) -> None:
    for typed, answer in (
        ("/clip", "/clip 12:30 13:15"),
        ("/clip завтра", "/clip 12:30 13:15"),
        ("/clip 1:00:00 1:00:30", "Такого отрезка в видео нет: оно длится 45 мин 10 с"),
        ("/clip 30 20", "Конец раньше начала: 0:30–0:20"),
        ("/clip 5 5", "Такого отрезка в видео нет"),
        ("/clip 10 10.4", "Отрезок слишком короткий: нужно хотя бы 1 с"),
        ("/clip 0 10:01", "Отрезок слишком длинный: шорт может длиться до 10 мин"),
    ):
        sent = await maria.sends(text=typed)
        said = await answer_to(tg, maria, sent)
        assert answer in said.text.replace("\N{NO-BREAK SPACE}", " "), typed
    assert len(await clips_of(uow, project)) == 1


async def test_without_a_video_there_is_nothing_to_cut(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser
) -> None:
    await maria.sends(text="/clip 0 3")
    await maria.sees("Здесь пока нет готового видео")


async def test_more_like_this_is_searched_once_for_each_card(
    tg: FakeTelegram, maria: FakeUser, project: Project, uow: UnitOfWorkFactory
) -> None:
    shown = card(maria, "Провал")
    assert shown is not None
    both = await asyncio.gather(*(maria.presses(shown, "✨ Ещё такие") for _ in range(2)))
    assert sorted(answer.text[:14] for answer in both) == ["Похожее на это", "🔎 Ищу похожее "]
    going_on = await tg.wait_for(
        lambda: next((m for m in maria.chat.from_bot if "Ищу «Провал, деньги»" in m.text), None)
    )
    assert going_on.reply_to == shown.id
    assert "уже искал" in (await maria.presses(shown, "✨ Ещё такие")).text
    async with uow() as work:
        jobs = await work.jobs.of_project(project.id)
    assert len([job for job in jobs if job.type is Stage.FIND_MOMENTS]) == 1


async def test_a_score_is_explained_in_place(
    tg: FakeTelegram, maria: FakeUser, project: Project
) -> None:
    shown = card(maria, "Провал")
    assert shown is not None
    await maria.presses(shown, "📊 Оценка")
    told = await tg.wait_for(
        lambda: next((m for m in maria.chat.from_bot if "17/20" in m.text), None)
    )
    assert told.id == shown.id
    assert "▓▓▓▓░ 17/20 · Начало: цепляет сразу" in told.text
    assert "▓░░░░ 4/20 · Эмоции: почти нет" in told.text
    assert "👂 Слышно в записи: смех\n" in told.text
    assert "мнение, а не обещание" in told.text
    await maria.presses(told, "‹ К карточке")
    await tg.wait_for(lambda: card(maria, "Провал"))


async def test_what_nobody_pressed_is_said_openly(
    worker: StageHand, maria: FakeUser, project: Project, uow: UnitOfWorkFactory
) -> None:
    (clip,) = await clips_of(uow, project)
    async with uow() as work:
        await work.clips.move(clip.id, ClipStatus.APPROVED, only_from=(ClipStatus.PENDING,))
        await work.clips.set_meta(clip.id, replace(clip.meta, auto_approved=80))
        await work.commit()
    await worker.telegram.view.refresh_card(await worker.address(project), clip)
    shown, closing = maria.chat.from_bot[-2:]
    assert "🤖 Одобрил сам: оценка не ниже 80" in shown.text
    assert "🤖 Сам одобрил 1 момент: оценка от 80" in closing.text
