"""Stopping."""

import pytest

from core.domain.errors import NotYoursError
from core.domain.pipeline import Stage
from core.domain.records.clip import ClipStatus
from core.domain.records.job import JobState
from core.domain.records.project import ProjectStatus
from core.ports.uow import UnitOfWorkFactory
from core.services.access import Access
from core.services.approve_clip import ApproveClip
from core.services.cancel_project import CancelProject
from core.services.jobs import HandOver, queued_job
from core.services.retry_clip import RetryClip
from tests.core.services.conftest import Review
from tests.support.records import set_scene


@pytest.fixture
def cancel(uow: UnitOfWorkFactory, access: Access, hand_over: HandOver) -> CancelProject:
    return CancelProject(uow, access, hand_over)


async def test_work_on_a_video_ends(cancel: CancelProject, uow: UnitOfWorkFactory) -> None:
    scene = await set_scene(uow)
    job = queued_job(Stage.INGEST, scene.project.id)
    async with uow() as work:
        await work.jobs.add(job)
        await work.commit()
    stopped = await cancel(scene.project.id, scene.user)
    assert stopped.whole
    assert stopped.project.status is ProjectStatus.CANCELLED
    async with uow() as work:
        after = await work.jobs.get(job.id)
    assert after is not None
    assert after.state is JobState.CANCELLED
    again = await cancel(scene.project.id, scene.user)
    assert not again.anything


async def test_in_review_only_the_renders_stop(
    cancel: CancelProject,
    review: Review,
    uow: UnitOfWorkFactory,
    access: Access,
    hand_over: HandOver,
) -> None:
    clip = review.scene.clips[0]
    await ApproveClip(uow, access, hand_over)(clip.id, review.owner)
    cards = queued_job(Stage.VIRAL_DETECT, review.scene.project.id)
    async with uow() as work:
        await work.jobs.add(cards)
        await work.commit()
    stopped = await cancel(review.scene.project.id, review.owner)
    assert not stopped.whole
    assert [each.id for each in stopped.clips] == [clip.id]
    assert stopped.clips[0].error == "error-cancelled"
    assert stopped.clips[0].status is ClipStatus.APPROVED
    assert stopped.project.status is ProjectStatus.IN_REVIEW
    async with uow() as work:
        still_sent = await work.jobs.get(cards.id)
    assert still_sent is not None
    assert still_sent.state is JobState.QUEUED, "cards that are on their way still come"
    assert not (await cancel(review.scene.project.id, review.owner)).anything
    again = await RetryClip(uow, access, hand_over)(clip.id, review.owner)
    assert again.changed


async def test_a_stranger_stops_nothing(cancel: CancelProject, review: Review) -> None:
    with pytest.raises(NotYoursError):
        await cancel(review.scene.project.id, review.stranger)
