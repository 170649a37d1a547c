"""One living message."""

import asyncio
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from bot.requests.pace import PaceRules
from core.domain.ids import new_id
from core.domain.pipeline import Stage
from core.domain.records.project import ErrorNote, Project, ProjectStatus
from core.ports.chat import ChatAddress, ProgressView
from core.ports.uow import UnitOfWorkFactory
from tests.fakes.telegram import FakeTelegram, FakeUser, MessageView, faults
from tests.support.telegram_bot import RunningBot, StageHand, connected

SLOW = PaceRules(
    private_per_s=1_000, private_burst=100, overall_per_s=1_000, edit_every_private_s=0.5
)


class Scene:
    def __init__(
        self, tg: FakeTelegram, person: FakeUser, project: Project, to: ChatAddress
    ) -> None:
        self.tg, self.person, self.project, self.to = tg, person, project, to

    @property
    def message(self) -> MessageView:
        return self.person.chat.from_bot[0]

    def edit_times(self) -> list[float]:
        versions = self.person.chat.versions(self.message)
        return [v.at for v in versions if v.change in ("sent", "edited")]

    def shows(self, text: str) -> bool:
        return text in self.message.text


@pytest.fixture
async def scene(
    tg: FakeTelegram, bot: RunningBot, worker: StageHand, maria: FakeUser, films: Path
) -> Scene:
    await maria.sends(video=films / "talk.mp4")
    await tg.wait_for(lambda: maria.chat.from_bot)
    await tg.wait_for(lambda: tg.calls_to("setMessageReaction"))
    project = await worker.project(maria.id)
    return Scene(tg, maria, project, await worker.address(project))


def at(percent: int) -> ProgressView:
    return ProgressView(Stage.TRANSCRIBE, percent / 100, None, 0)


async def test_edits_are_spaced_and_the_last_is_never_lost(
    scene: Scene, uow: UnitOfWorkFactory
) -> None:
    async with connected(scene.tg, uow, pace=SLOW) as worker:
        for percent in range(1, 61):
            await worker.view.show_progress(scene.to, scene.project, at(percent))
            await asyncio.sleep(0.02)
        await scene.tg.wait_for(lambda: scene.shows("60 %"))
    times = scene.edit_times()
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert min(gaps) >= 0.45


async def test_two_workers_together_keep_the_same_distance(
    scene: Scene, uow: UnitOfWorkFactory
) -> None:
    async with (
        connected(scene.tg, uow, pace=SLOW) as light,
        connected(scene.tg, uow, pace=SLOW) as heavy,
    ):
        for percent in range(1, 41):
            await light.view.show_progress(scene.to, scene.project, at(percent))
            await heavy.view.show_progress(scene.to, scene.project, at(percent))
            await asyncio.sleep(0.02)
        await scene.tg.wait_for(lambda: scene.shows("40 %"))
    times = scene.edit_times()
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert min(gaps) >= 0.4


async def test_nothing_new_is_not_sent(scene: Scene, uow: UnitOfWorkFactory) -> None:
    async with connected(scene.tg, uow) as worker:
        for _ in range(5):
            await worker.view.show_progress(scene.to, scene.project, at(10))
            await asyncio.sleep(0.06)
    assert len(scene.edit_times()) == 2


async def test_after_a_restart_the_same_message_goes_on(
    scene: Scene, uow: UnitOfWorkFactory
) -> None:
    for percent in (10, 20):
        async with connected(scene.tg, uow) as worker:
            await worker.view.show_progress(scene.to, scene.project, at(percent))
    assert scene.shows("20 %")
    assert len(scene.person.chat.from_bot) == 1


async def test_what_waits_is_shown_before_the_program_ends(
    scene: Scene, uow: UnitOfWorkFactory
) -> None:
    async with connected(scene.tg, uow, pace=SLOW) as worker:
        for percent in (11, 22, 33):
            await worker.view.show_progress(scene.to, scene.project, at(percent))
    assert scene.shows("33 %")


async def test_failure_ends_it_whatever_comes_after(scene: Scene, uow: UnitOfWorkFactory) -> None:
    async with connected(scene.tg, uow, pace=SLOW) as worker:
        view = worker.view
        await view.show_progress(scene.to, scene.project, at(10))
        await view.show_progress(scene.to, scene.project, at(20))
        await view.show_failure(scene.to, scene.project, ErrorNote("error-no-speech"))
        assert scene.shows("Я не услышал в видео речи")
        assert not scene.message.buttons
        await view.show_progress(scene.to, scene.project, at(30))
        await view.show_failure(scene.to, scene.project, ErrorNote("error-no-speech"))
    assert scene.shows("Я не услышал в видео речи")
    assert len(scene.person.chat.from_bot) == 1


async def test_progress_that_crossed_a_stop_on_its_way_gives_in(
    scene: Scene, uow: UnitOfWorkFactory
) -> None:
    """The worker's edit reaches Telegram after the person's stop was shown."""
    async with connected(scene.tg, uow) as worker, connected(scene.tg, uow) as bot:
        await scene.tg.inject("editMessageText", faults.slow(1))
        late = asyncio.ensure_future(  # noqa: TID251
            worker.view.show_progress(scene.to, scene.project, at(50))
        )
        await scene.tg.wait_for(lambda: scene.tg.calls_to("editMessageText"))
        async with uow() as work:
            received = (ProjectStatus.RECEIVED,)
            await work.projects.move(scene.project.id, ProjectStatus.CANCELLED, only_from=received)
            await work.commit()
        await bot.view.show_cancelled(scene.to, scene.project)
        await late
    assert scene.shows("Остановил.")
    assert not scene.message.buttons


async def test_a_deleted_message_is_not_forced_on_anybody(
    scene: Scene, uow: UnitOfWorkFactory
) -> None:
    await scene.person.deletes(scene.message)
    async with connected(scene.tg, uow) as worker:
        await worker.view.show_progress(scene.to, scene.project, at(10))
        await asyncio.sleep(0.1)
        await worker.view.show_progress(scene.to, scene.project, at(20))
        assert not scene.person.chat.from_bot
        await worker.view.show_failure(scene.to, scene.project, ErrorNote("error-no-audio"))
    assert scene.shows("нет звука"), "the outcome is told anyway"


async def test_trouble_with_one_edit_is_made_up_by_the_next(
    scene: Scene, uow: UnitOfWorkFactory
) -> None:
    async with connected(scene.tg, uow) as worker:
        await scene.tg.inject("editMessageText", faults.server_error().repeated(5))
        await worker.view.show_progress(scene.to, scene.project, at(10))
        await asyncio.sleep(0.1)
        await worker.view.show_progress(scene.to, scene.project, at(20))
        await scene.tg.wait_for(lambda: scene.shows("20 %"))


async def test_one_message_although_two_begin_at_once(
    tg: FakeTelegram, uow: UnitOfWorkFactory, scene: Scene
) -> None:
    other = replace(scene.project, id=new_id())
    async with uow() as work:
        await work.projects.add(other)
        await work.commit()
    async with connected(tg, uow) as first, connected(tg, uow) as second:
        await asyncio.gather(
            *(each.view.show_progress(scene.to, other, at(1)) for each in (first, second) * 3)
        )
    assert len(scene.person.chat.from_bot) == 2


async def test_cards_of_a_repeated_job_are_shown_once(
    scene: Scene, worker: StageHand, films: Path
) -> None:
    clips = await worker.offers(scene.project, ["Раз", "Два"], films / "frame.jpg")
    thumbnails = {clip.id: films / "frame.jpg" for clip in clips}
    await worker.telegram.view.show_candidates(scene.to, scene.project, clips, thumbnails)
    assert len(scene.person.chat.from_bot) == 4


async def test_a_job_that_died_between_cards_shows_the_rest(
    scene: Scene, worker: StageHand, films: Path
) -> None:
    await scene.tg.inject("sendPhoto", faults.slow(0), faults.refused(500, "x").repeated(5))
    with pytest.raises(Exception, match="TelegramServerError"):
        await worker.offers(scene.project, ["Раз", "Два", "Три"], films / "frame.jpg")
    await scene.tg.clear_faults()
    async with worker.uow() as work:
        clips = tuple(await work.clips.of_project(scene.project.id))
    thumbnails = {clip.id: films / "frame.jpg" for clip in clips}
    await worker.telegram.view.show_candidates(scene.to, scene.project, clips, thumbnails)
    shown = [message.text[:6] for message in scene.person.chat.from_bot]
    assert [text[0] for text in shown[1:4]] == ["1", "2", "3"]
    assert len(shown) == 5


async def test_a_card_without_a_picture_is_edited_as_text(scene: Scene, worker: StageHand) -> None:
    await worker.offers(scene.project, ["Раз"], found_by="local")
    card, closing = scene.person.chat.from_bot[1:]
    assert not card.photo
    assert "без языковой модели" in closing.text
    await scene.person.presses(card, "❌")
    await scene.tg.wait_for(lambda: "Отклонено" in scene.person.chat.message(card).text)
    await scene.tg.wait_for(lambda: "Ни один" in scene.person.chat.message(closing).text)


async def test_render_progress_on_a_card_is_spaced_too(
    scene: Scene, worker: StageHand, uow: UnitOfWorkFactory, films: Path
) -> None:
    (clip,) = await worker.offers(scene.project, ["Раз"], films / "frame.jpg")
    card = scene.person.chat.from_bot[1]
    await scene.person.presses(card, "✅")
    await scene.tg.wait_for(lambda: "Одобрено" in scene.person.chat.message(card).text)
    async with connected(scene.tg, uow, pace=SLOW) as heavy:
        for percent in range(1, 41):
            await heavy.view.refresh_card(scene.to, clip, percent / 100)
            await asyncio.sleep(0.02)
    assert "40 %" in scene.person.chat.message(card).text
    steps = [v.at for v in scene.person.chat.versions(card) if "собираю" in v.message.text]
    assert min(later - earlier for earlier, later in pairwise(steps)) >= 0.45
