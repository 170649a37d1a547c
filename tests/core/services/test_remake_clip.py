"""A finished short that somebody wants made anew, or left as it is after all."""

import asyncio
from dataclasses import replace

import pytest

from core.domain.camera import CameraWish, LayoutChoice
from core.domain.camera_steps import CameraStep
from core.domain.clock import utc_now
from core.domain.editions import changed
from core.domain.errors import NotYoursError
from core.domain.pipeline import Lane, Stage
from core.domain.records.artifact import ArtifactType
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.job import Job, JobState
from core.domain.records.project import ProjectStatus
from core.domain.spans import Span
from core.ports.uow import UnitOfWorkFactory
from core.services.access import Access
from core.services.cancel_project import CancelProject
from core.services.change_camera import ChangeCamera
from core.services.jobs import HandOver, queued_job
from core.services.keep_short import PUT_BACK_AFTER, KeepShort
from core.services.reject_clip import RejectClip
from core.services.remake_clip import RemakeClip, RemakeReason
from core.services.retry_clip import RetryClip
from tests.core.services.conftest import Review
from tests.support.queue import MemoryQueue
from tests.support.records import an_artifact

SPLIT = CameraWish(LayoutChoice.SPLIT)


class Desk:
    """A project whose first short is in the chat, and everything one can ask for it."""

    def __init__(
        self, uow: UnitOfWorkFactory, access: Access, hand_over: HandOver, review: Review
    ) -> None:
        self.uow, self.review = uow, review
        self.change = ChangeCamera(uow, access)
        self.remake = RemakeClip(uow, access, hand_over)
        self.keep = KeepShort(uow, access, hand_over)
        self.cancel = CancelProject(uow, access, hand_over)
        self.reject = RejectClip(uow, access)
        self.retry = RetryClip(uow, access, hand_over)
        self.id = review.scene.clips[0].id

    async def clip(self, place: int = 0) -> Clip:
        async with self.uow() as uow:
            found = await uow.clips.get(self.review.scene.clips[place].id)
        assert found is not None
        return found

    async def chosen(self) -> Clip:
        """Choose another camera."""
        return (await self.change(self.id, self.review.owner, CameraStep.SPLIT)).clip

    async def started(self) -> Clip:
        """Have it made with another camera."""
        await self.chosen()
        return (await self.remake(self.id, self.review.owner, RemakeReason.CAMERA)).clip

    async def kept(self) -> Clip:
        return (await self.keep(self.id, self.review.owner)).clip

    async def jobs(self, *stages: Stage) -> list[Job]:
        async with self.uow() as uow:
            jobs = await uow.jobs.of_project(self.review.scene.project.id)
        return [job for job in jobs if job.type in stages]

    async def project(self) -> ProjectStatus:
        async with self.uow() as uow:
            project = await uow.projects.get(self.review.scene.project.id)
        assert project is not None
        return project.status

    async def sends(self, *, attempts: int = 1) -> Job:
        """Let the short be on its way into the chat."""
        job = queued_job(Stage.DELIVER, self.review.scene.project.id, self.id)
        async with self.uow() as uow:
            await uow.jobs.add(job)
            for attempt in range(attempts):
                await uow.jobs.claim(job.id, attempt, "w", utc_now())
            await uow.commit()
        return job


@pytest.fixture
async def desk(uow: UnitOfWorkFactory, access: Access, hand_over: HandOver, review: Review) -> Desk:
    """All clips are decided: one is in the chat, the others are rejected."""
    desk = Desk(uow, access, hand_over, review)
    project = review.scene.project.id
    async with uow() as work:
        for place, clip in enumerate(review.scene.clips):
            status = ClipStatus.REJECTED if place else ClipStatus.EXPORTED
            await work.clips.move(clip.id, status, only_from=(ClipStatus.PENDING,))
        for type_ in (ArtifactType.VERTICAL_VIDEO, ArtifactType.FACE_TRACKS):
            await work.artifacts.put(an_artifact(project, type_, desk.id, key=f"k/{type_}"))
        in_review = (ProjectStatus.IN_REVIEW,)
        await work.projects.move(project, ProjectStatus.DONE, only_from=in_review)
        await work.commit()
    return desk


async def test_choosing_changes_nothing_yet(desk: Desk) -> None:
    before = await desk.clip()
    clip = await desk.chosen()
    assert (clip.status, clip.meta.camera) == (ClipStatus.EXPORTED, SPLIT)
    assert clip.meta.before is not None
    assert clip.meta.before.meta == before.meta
    assert not clip.is_remade
    assert await desk.project() is ProjectStatus.DONE
    again = await desk.change(desk.id, desk.review.owner, CameraStep.AUTO)
    assert again.clip == replace(before, updated_at=again.clip.updated_at), "as it was made"


async def test_it_is_made_once_from_where_something_changes(desk: Desk, queue: MemoryQueue) -> None:
    clip = await desk.started()
    assert (clip.status, clip.is_remade, clip.error) == (ClipStatus.APPROVED, True, None)
    assert await desk.project() is ProjectStatus.IN_REVIEW
    asked = [desk.remake(desk.id, desk.review.owner, RemakeReason.CAMERA) for _ in range(3)]
    assert not any(decision.changed for decision in await asyncio.gather(*asked))
    (job,) = await desk.jobs(Stage.ASPECT_CONVERT, Stage.FACE_DETECT)
    assert (job.type, job.clip_id, job.state) == (Stage.ASPECT_CONVERT, desk.id, JobState.QUEUED)
    assert queue.taken[-1] == (job.id, 0, Lane.HEAVY)


async def test_a_short_with_other_cuts_is_looked_at_again(desk: Desk) -> None:
    clip = await desk.clip()
    async with desk.uow() as uow:
        await uow.clips.change(clip.id, clip.title, Span(0, 9_000), changed(clip, clip.meta))
        await uow.artifacts.remove(clip.project_id, ArtifactType.FACE_TRACKS, clip.id)
        await uow.commit()
    assert (await desk.remake(desk.id, desk.review.owner, RemakeReason.CUT)).changed
    assert len(await desk.jobs(Stage.FACE_DETECT)) == 1
    kept = await desk.kept()
    assert (kept.span, kept.status) == (clip.span, ClipStatus.EXPORTED)


async def test_what_did_not_change_is_not_made_anew(desk: Desk, uow: UnitOfWorkFactory) -> None:
    done = await desk.remake(desk.id, desk.review.owner, RemakeReason.STYLE)
    assert not done.changed
    assert (await desk.clip()).status is ClipStatus.EXPORTED
    assert await desk.project() is ProjectStatus.DONE


async def test_only_those_who_decide_may(desk: Desk) -> None:
    await desk.chosen()
    for use_case in (
        desk.remake(desk.id, desk.review.stranger, RemakeReason.CAMERA),
        desk.keep(desk.id, desk.review.stranger),
    ):
        with pytest.raises(NotYoursError):
            await use_case
    assert (await desk.clip()).meta.camera == SPLIT


async def test_a_camera_that_was_made_is_remembered_for_the_project(desk: Desk) -> None:
    pending = await desk.clip(1)
    async with desk.uow() as uow:
        await uow.clips.move(pending.id, ClipStatus.PENDING, only_from=(ClipStatus.REJECTED,))
        await uow.commit()
    await desk.chosen()
    assert (await desk.clip(1)).meta.camera is None
    await desk.remake(desk.id, desk.review.owner, RemakeReason.CAMERA)
    assert (await desk.clip(1)).meta.camera == SPLIT


async def test_what_still_mends_the_old_card_delivers_nothing_more(desk: Desk) -> None:
    mending = await desk.sends()
    await desk.started()
    async with desk.uow() as uow:
        job = await uow.jobs.get(mending.id)
    assert job is not None
    assert job.state is JobState.CANCELLED


@pytest.mark.parametrize("when", ["chosen", "started", "failed"])
async def test_kept_it_is_what_it_was(desk: Desk, when: str) -> None:
    before = await desk.clip()
    await desk.chosen()
    if when != "chosen":
        await desk.remake(desk.id, desk.review.owner, RemakeReason.CAMERA)
    if when == "failed":
        async with desk.uow() as uow:
            await uow.clips.set_error(desk.id, "error-render")
            await uow.commit()
    kept = await desk.kept()
    assert kept == replace(before, updated_at=kept.updated_at)
    assert await desk.project() is ProjectStatus.DONE
    states = {job.state for job in await desk.jobs(*Stage)}
    assert states <= {JobState.CANCELLED}
    again = await desk.keep(desk.id, desk.review.owner)
    assert not again.changed


async def test_one_that_was_on_its_way_is_put_back(desk: Desk, queue: MemoryQueue) -> None:
    before = await desk.clip()
    await desk.started()
    await desk.sends()
    kept = await desk.kept()
    assert (kept.status, kept.meta) == (ClipStatus.APPROVED, before.meta)
    sending, put_back = await desk.jobs(Stage.DELIVER)
    assert sending.state is JobState.CANCELLED
    assert put_back.run_after == put_back.created_at + PUT_BACK_AFTER
    assert queue.taken[-1][0] == put_back.id
    assert await desk.project() is ProjectStatus.IN_REVIEW


async def test_a_stop_leaves_the_short_in_the_chat(desk: Desk) -> None:
    before = await desk.clip()
    await desk.started()
    stopped = await desk.cancel(desk.review.scene.project.id, desk.review.owner)
    (clip,) = stopped.clips
    assert clip == replace(before, updated_at=clip.updated_at)
    assert await desk.project() is ProjectStatus.DONE


async def test_one_that_failed_is_tried_again_and_cannot_be_rejected(desk: Desk) -> None:
    await desk.started()
    (job,) = await desk.jobs(Stage.ASPECT_CONVERT)
    async with desk.uow() as uow:
        await uow.jobs.claim(job.id, 0, "w", utc_now())
        await uow.jobs.fail(job.id, 1, "error-render", job.cost_usd, utc_now())
        await uow.clips.set_error(desk.id, "error-render")
        await uow.commit()
    assert not (await desk.reject(desk.id, desk.review.owner)).changed
    retried = await desk.retry(desk.id, desk.review.owner)
    assert retried.changed
    assert retried.clip.is_remade
    assert (await desk.jobs(Stage.FACE_DETECT))[-1].state is JobState.QUEUED
