"""Decisions about clips."""

import asyncio
from dataclasses import replace

import pytest

from core.domain.errors import NotYoursError, OutdatedError, SourceGoneError
from core.domain.ids import new_id
from core.domain.pipeline import Lane, Stage
from core.domain.records.artifact import ArtifactType
from core.domain.records.clip import ClipStatus
from core.domain.records.job import Job, JobState
from core.domain.records.project import ProjectStatus
from core.ports.uow import UnitOfWorkFactory
from core.services.access import Access
from core.services.approve_all import ApproveAll
from core.services.approve_clip import ApproveClip
from core.services.closing import close_if_settled
from core.services.jobs import HandOver, queued_job
from core.services.look_ahead import plan_look_ahead
from core.services.reject_clip import RejectClip
from core.services.retry_clip import RetryClip
from tests.core.services.conftest import Review
from tests.support.queue import MemoryQueue
from tests.support.records import an_artifact


@pytest.fixture
def approve(uow: UnitOfWorkFactory, access: Access, hand_over: HandOver) -> ApproveClip:
    return ApproveClip(uow, access, hand_over)


@pytest.fixture
def reject(uow: UnitOfWorkFactory, access: Access) -> RejectClip:
    return RejectClip(uow, access)


@pytest.fixture
def retry(uow: UnitOfWorkFactory, access: Access, hand_over: HandOver) -> RetryClip:
    return RetryClip(uow, access, hand_over)


async def jobs_of(uow: UnitOfWorkFactory, review: Review) -> list[Job]:
    async with uow() as work:
        return list(await work.jobs.of_project(review.scene.project.id))


async def test_approving_starts_the_render_once(
    approve: ApproveClip, review: Review, uow: UnitOfWorkFactory, queue: MemoryQueue
) -> None:
    clip = review.scene.clips[0]
    first = await approve(clip.id, review.owner)
    again = await approve(clip.id, review.owner)
    assert (first.changed, again.changed) == (True, False)
    assert again.clip.status is ClipStatus.APPROVED
    (job,) = await jobs_of(uow, review)
    assert (job.type, job.clip_id) == (Stage.FACE_DETECT, clip.id)
    assert queue.taken == [(job.id, 0, Lane.HEAVY)]


async def test_two_presses_at_the_same_time_start_one_render(
    approve: ApproveClip, review: Review, uow: UnitOfWorkFactory
) -> None:
    clip = review.scene.clips[0]
    decisions = await asyncio.gather(*(approve(clip.id, review.owner) for _ in range(5)))
    assert sum(decision.changed for decision in decisions) == 1
    assert len(await jobs_of(uow, review)) == 1


async def test_owner_and_admin_may_decide_others_not(
    approve: ApproveClip, reject: RejectClip, review: Review, uow: UnitOfWorkFactory
) -> None:
    clip = review.scene.clips[0]
    for use_case in (approve, reject):
        with pytest.raises(NotYoursError):
            await use_case(clip.id, review.stranger)
    assert not await jobs_of(uow, review)
    assert (await approve(clip.id, review.admin)).changed


async def test_a_rejected_clip_is_not_made(
    approve: ApproveClip, reject: RejectClip, review: Review, uow: UnitOfWorkFactory
) -> None:
    clip = review.scene.clips[0]
    assert (await reject(clip.id, review.owner)).changed
    late = await approve(clip.id, review.owner)
    assert not late.changed
    assert late.clip.status is ClipStatus.REJECTED
    assert not await jobs_of(uow, review)


async def test_all_takes_what_is_undecided(
    approve: ApproveClip,
    reject: RejectClip,
    review: Review,
    uow: UnitOfWorkFactory,
    access: Access,
    hand_over: HandOver,
) -> None:
    first, second, third = review.scene.clips
    await reject(first.id, review.owner)
    approve_all = ApproveAll(uow, access, hand_over)
    decisions = await approve_all(review.scene.project.id, review.owner)
    assert [decision.clip.id for decision in decisions] == [second.id, third.id]
    assert {job.clip_id for job in await jobs_of(uow, review)} == {second.id, third.id}
    assert await approve_all(review.scene.project.id, review.owner) == ()


async def test_buttons_of_a_stopped_project_are_out_of_date(
    approve: ApproveClip, review: Review, uow: UnitOfWorkFactory
) -> None:
    async with uow() as work:
        in_review = (ProjectStatus.IN_REVIEW,)
        project_id = review.scene.project.id
        await work.projects.move(project_id, ProjectStatus.CANCELLED, only_from=in_review)
        await work.commit()
    with pytest.raises(OutdatedError):
        await approve(review.scene.clips[0].id, review.owner)
    with pytest.raises(OutdatedError):
        await approve(new_id(), review.owner)


async def test_a_project_is_done_when_every_clip_is_settled(
    approve: ApproveClip, reject: RejectClip, review: Review, uow: UnitOfWorkFactory
) -> None:
    first, second, third = review.scene.clips
    project_id = review.scene.project.id

    async def status() -> ProjectStatus:
        async with uow() as work:
            project = await work.projects.get(project_id)
        assert project is not None
        return project.status

    await approve(first.id, review.owner)
    await reject(second.id, review.owner)
    await reject(third.id, review.owner)
    assert await status() is ProjectStatus.IN_REVIEW
    async with uow() as work:
        await work.clips.move(first.id, ClipStatus.EXPORTED, only_from=(ClipStatus.APPROVED,))
        assert await close_if_settled(work, project_id)
        await work.commit()
    assert await status() is ProjectStatus.DONE


async def _fail(uow: UnitOfWorkFactory, review: Review, stages: tuple[Stage, ...]) -> None:
    """Let the clip's jobs go well up to the last stage, which fails."""
    clip = review.scene.clips[0]
    async with uow() as work:
        for stage in stages:
            job = await work.jobs.find(stage, clip.project_id, clip.id)
            if job is None:
                job = queued_job(stage, clip.project_id, clip.id)
                await work.jobs.add(job)
            claimed = await work.jobs.claim(job.id, 0, "w", job.created_at)
            assert claimed is not None
            if stage is stages[-1]:
                await work.jobs.fail(job.id, 1, "error-render", job.cost_usd, job.created_at)
            else:
                await work.jobs.finish(job.id, 1, job.cost_usd, job.created_at)
        await work.clips.set_error(clip.id, "error-render")
        await work.commit()


async def test_a_retry_starts_at_the_stage_that_failed(
    approve: ApproveClip, retry: RetryClip, review: Review, uow: UnitOfWorkFactory
) -> None:
    clip = review.scene.clips[0]
    await approve(clip.id, review.owner)
    await _fail(uow, review, (Stage.FACE_DETECT, Stage.ASPECT_CONVERT))
    first, again = await asyncio.gather(retry(clip.id, review.owner), retry(clip.id, review.owner))
    assert {first.changed, again.changed} == {True, False}
    assert again.clip.error is None
    types = [job.type for job in await jobs_of(uow, review)]
    assert sorted(types) == ["ASPECT_CONVERT", "ASPECT_CONVERT", "FACE_DETECT"]


async def test_a_clip_that_failed_may_be_dropped(
    approve: ApproveClip, reject: RejectClip, review: Review, uow: UnitOfWorkFactory
) -> None:
    clip = review.scene.clips[0]
    await approve(clip.id, review.owner)
    assert not (await reject(clip.id, review.owner)).changed, "it is being made"
    await _fail(uow, review, (Stage.FACE_DETECT,))
    dropped = await reject(clip.id, review.owner)
    assert dropped.changed
    assert (dropped.clip.status, dropped.clip.error) == (ClipStatus.REJECTED, None)


async def test_what_was_seen_already_is_not_looked_at_again(
    approve: ApproveClip, review: Review, uow: UnitOfWorkFactory
) -> None:
    clip = review.scene.clips[0]
    async with uow() as work:
        tracks = an_artifact(clip.project_id, ArtifactType.FACE_TRACKS, clip.id)
        await work.artifacts.put(tracks)
        await work.commit()
    await approve(clip.id, review.owner)
    (job,) = await jobs_of(uow, review)
    assert job.type is Stage.ASPECT_CONVERT


async def test_nobody_looks_ahead_for_a_clip_that_was_rejected(
    reject: RejectClip, review: Review, uow: UnitOfWorkFactory
) -> None:
    clip, other = review.scene.clips[:2]
    async with uow() as work:
        await plan_look_ahead(work, review.scene.clips, 2)
        await work.commit()
    await reject(clip.id, review.owner)
    states = {job.clip_id: job.state for job in await jobs_of(uow, review)}
    assert states == {clip.id: JobState.CANCELLED, other.id: JobState.QUEUED}


async def test_the_most_promising_are_looked_at_first_and_once(
    review: Review, uow: UnitOfWorkFactory
) -> None:
    low, high, seen = review.scene.clips
    async with uow() as work:
        tracks = an_artifact(seen.project_id, ArtifactType.FACE_TRACKS, seen.id)
        await work.artifacts.put(tracks)
        clips = (replace(low, score=10), replace(high, score=95), replace(seen, score=99))
        await plan_look_ahead(work, clips, 0)
        for _ in range(2):
            await plan_look_ahead(work, clips, 3)
        await work.commit()
    assert [job.clip_id for job in await jobs_of(uow, review)] == [high.id, low.id]


async def test_without_its_video_a_clip_can_only_be_dropped(
    approve: ApproveClip,
    reject: RejectClip,
    retry: RetryClip,
    review: Review,
    uow: UnitOfWorkFactory,
    queue: MemoryQueue,
) -> None:
    clip = review.scene.clips[0]
    async with uow() as work:
        await work.privacy.lose_source(review.scene.project.id, clip.created_at)
        await work.commit()
    for refused in (approve, retry):
        with pytest.raises(SourceGoneError):
            await refused(clip.id, review.owner)
    assert queue.taken == []
    assert (await reject(clip.id, review.owner)).changed
