"""What /status reports."""

from core.domain.pipeline import Lane, Stage
from core.domain.records.clip import ClipStatus
from core.domain.records.project import ProjectStatus
from core.ports.uow import UnitOfWorkFactory
from core.services.jobs import queued_job
from core.services.progress_estimate import EstimateProgress
from core.services.project_status import ReportProjects
from tests.core.services.conftest import Review
from tests.support.records import set_scene


async def test_what_is_worked_on_comes_first(uow: UnitOfWorkFactory, review: Review) -> None:
    waiting = await set_scene(uow)
    clips = review.scene.clips
    async with uow() as work:
        pending = (ClipStatus.PENDING,)
        await work.clips.move(clips[0].id, ClipStatus.APPROVED, only_from=pending)
        await work.clips.move(clips[1].id, ClipStatus.APPROVED, only_from=pending)
        await work.clips.set_error(clips[1].id, "error-render")
        await work.commit()
    slots = {Lane.LIGHT: 8, Lane.HEAVY: 1}
    report = ReportProjects(uow, EstimateProgress(uow, slots))
    first, second = await report(review.scene.chat)
    assert first.project.id == waiting.project.id
    assert first.progress is not None
    assert first.stoppable
    assert second.project.status is ProjectStatus.IN_REVIEW
    assert second.progress is None
    assert second.clips == {ClipStatus.APPROVED: 2, ClipStatus.PENDING: 1}
    assert (second.rendering, second.failed, second.stoppable) == (1, 1, True)


async def test_a_search_beside_the_review_is_no_work_to_stop(
    uow: UnitOfWorkFactory, review: Review
) -> None:
    async with uow() as work:
        for stage in (Stage.SHADOW_DETECT, Stage.FIND_MOMENTS):
            await work.jobs.add(queued_job(stage, review.scene.project.id))
        await work.commit()
    estimate = EstimateProgress(uow, {Lane.LIGHT: 8, Lane.HEAVY: 1})
    (report,) = await ReportProjects(uow, estimate)(review.scene.chat)
    assert (report.progress, report.stoppable) == (None, False)


async def test_an_empty_chat(uow: UnitOfWorkFactory, review: Review) -> None:
    async with uow() as work:
        chat = await work.chats.ensure(99, review.scene.chat.kind, "Пусто")
        await work.commit()
    estimate = EstimateProgress(uow, {Lane.LIGHT: 8, Lane.HEAVY: 1})
    assert await ReportProjects(uow, estimate)(chat) == ()
