"""A short that is in the chat is made anew: the new one takes its place, or nothing happens."""

from dataclasses import replace

import pytest

from core.domain.camera import CameraWish, LayoutChoice
from core.domain.editions import changed
from core.domain.errors import EngineUnavailableError, StorageError
from core.domain.pipeline import Stage
from core.domain.records.artifact import Artifact, ArtifactType
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.job import JobState
from core.domain.records.people import User
from core.domain.records.project import Project, ProjectStatus
from core.services.access import Access
from core.services.keep_short import KeepShort
from core.services.remake_clip import RemakeClip, RemakeReason
from tests.support.chat import Admins
from tests.support.engines import FilmRenderer
from tests.support.recording_chat import RecordingChat
from tests.worker.jobs.conftest import StageBench
from worker.context import JobRun, WorkerContext
from worker.jobs.aspect_convert import run_aspect_convert
from worker.jobs.deliver import run_deliver
from worker.jobs.face_detect import run_face_detect

FIT, CENTER = CameraWish(LayoutChoice.FIT), CameraWish(LayoutChoice.CENTER)
MADE = (ArtifactType.VERTICAL_VIDEO, ArtifactType.COVER, ArtifactType.SRT)


class Studio:
    """A clip whose short is in the chat, and the people and workers around it."""

    def __init__(self, stage: StageBench, clip: Clip, project: Project, owner: User) -> None:
        self.stage, self.id, self.project, self.owner = stage, clip, project, owner
        context = stage.bench.context
        access = Access(stage.bench.uow, Admins())
        self.remake_clip = RemakeClip(stage.bench.uow, access, context.hand_over)
        self.keep_short = KeepShort(stage.bench.uow, access, context.hand_over)

    async def clip(self) -> Clip:
        return await self.stage.bench.stored_clip(self.id)

    async def remake(self, wish: CameraWish) -> None:
        """Somebody chose another camera and pressed ✅."""
        clip = await self.clip()
        meta = changed(clip, replace(clip.meta, camera=wish, camera_own=True))
        async with self.stage.bench.uow() as uow:
            await uow.clips.set_meta(clip.id, meta)
            await uow.commit()
        done = await self.remake_clip(clip.id, self.owner, RemakeReason.CAMERA)
        assert done.changed

    async def keep(self) -> Clip:
        return (await self.keep_short(self.id.id, self.owner)).clip

    async def renders(self) -> None:
        await self.stage.attempt(Stage.ASPECT_CONVERT, run_aspect_convert, await self.clip())

    async def delivers(self, number: int = 1) -> JobRun:
        return await self.stage.attempt(Stage.DELIVER, run_deliver, await self.clip(), number)

    async def shown(self) -> list[Artifact]:
        """The video, the cover and the subtitles of the short in the chat, all there."""
        found = [await self.stage.artifact(self.project, type_, self.id) for type_ in MADE]
        there = [artifact for artifact in found if artifact is not None]
        assert all([await self.has(artifact.key) for artifact in there])
        return there

    async def has(self, key: str) -> bool:
        return await self.stage.bench.context.objects.exists(key)

    async def status(self) -> ProjectStatus:
        return (await self.stage.bench.stored_project(self.project.id)).status


@pytest.fixture
async def studio(stage: StageBench, approved: Clip) -> Studio:
    await stage.attempt(Stage.FACE_DETECT, run_face_detect, approved)
    await stage.attempt(Stage.ASPECT_CONVERT, run_aspect_convert, approved)
    await stage.attempt(Stage.DELIVER, run_deliver, approved)
    project = await stage.bench.stored_project(approved.project_id)
    async with stage.bench.uow() as uow:
        owner = await uow.users.get(project.user_id)
    assert owner is not None
    return Studio(stage, approved, project, owner)


async def test_the_new_short_takes_the_place_of_the_old_one(
    studio: Studio, chat: RecordingChat
) -> None:
    old = await studio.shown()
    await studio.remake(FIT)
    assert await studio.status() is ProjectStatus.IN_REVIEW
    await studio.renders()
    assert await studio.shown() == old, "it stays until the new one is in the chat"
    await studio.delivers()
    clip, new = await studio.clip(), await studio.shown()
    assert (clip.status, clip.meta.before, clip.meta.camera) == (ClipStatus.EXPORTED, None, FIT)
    assert clip.meta.layout == "fit"
    assert [short.key for short in chat.arrived.values()] == [new[0].key]
    assert {artifact.key for artifact in old}.isdisjoint(artifact.key for artifact in new)
    assert not any([await studio.has(artifact.key) for artifact in old])
    assert await studio.status() is ProjectStatus.DONE
    for type_ in (ArtifactType.REMADE_VIDEO, ArtifactType.REPLACED_VIDEO):
        assert await studio.stage.artifact(studio.project, type_, studio.id) is None


async def test_another_attempt_makes_and_sends_nothing_twice(
    studio: Studio, chat: RecordingChat
) -> None:
    renderer = studio.stage.bench.context.renderer
    assert isinstance(renderer, FilmRenderer)
    await studio.remake(FIT)
    for _ in range(2):
        await studio.renders()
    assert len(renderer.specs) == 2, "the first short and the second"
    chat.trouble["refresh_card"] = [EngineUnavailableError("502")]
    with pytest.raises(EngineUnavailableError):
        await studio.delivers()
    new = await studio.shown()
    assert (await studio.clip()).status is ClipStatus.EXPORTED
    await studio.delivers(2)
    assert await studio.shown() == new
    assert [short.key for short in chat.arrived.values()] == [new[0].key]


async def test_a_worker_that_dies_before_the_old_short_is_deleted(studio: Studio) -> None:
    old = await studio.shown()
    objects = studio.stage.bench.context.objects

    class Dying:
        """An object store that goes away once."""

        def __init__(self) -> None:
            self.left = 1

        def __getattr__(self, name: str) -> object:
            return getattr(objects, name)

        async def delete(self, key: str) -> None:
            if self.left:
                self.left -= 1
                raise StorageError("away")
            await objects.delete(key)

    await studio.remake(FIT)
    await studio.renders()
    studio.stage.use(objects=Dying())
    with pytest.raises(StorageError):
        await studio.delivers()
    assert (await studio.clip()).status is ClipStatus.EXPORTED
    await studio.delivers(2)
    assert not any([await studio.has(artifact.key) for artifact in old])
    assert len(await studio.shown()) == 3


async def test_kept_the_old_short_is_all_there(studio: Studio, chat: RecordingChat) -> None:
    old, clip = await studio.shown(), await studio.clip()
    await studio.remake(FIT)
    await studio.renders()
    kept = await studio.keep()
    assert kept == replace(clip, updated_at=kept.updated_at)
    assert await studio.shown() == old
    assert await studio.status() is ProjectStatus.DONE
    assert [short.key for short in chat.arrived.values()] == [old[0].key]


async def test_what_nobody_wanted_in_the_end_is_deleted_with_the_next_make(
    studio: Studio,
) -> None:
    await studio.remake(FIT)
    await studio.renders()
    unwanted = await studio.stage.artifact(studio.project, ArtifactType.REMADE_VIDEO, studio.id)
    assert unwanted is not None
    await studio.keep()
    await studio.remake(CENTER)
    await studio.renders()
    assert not await studio.has(unwanted.key)
    await studio.delivers()
    assert (await studio.clip()).meta.camera == CENTER


async def test_the_same_picture_again_is_not_deleted(studio: Studio) -> None:
    """Two makes that look the same are one object."""
    await studio.remake(FIT)
    await studio.renders()
    await studio.delivers()
    shown = await studio.shown()
    await studio.remake(replace(FIT, speed=2.3))
    await studio.renders()
    await studio.delivers()
    assert [artifact.key for artifact in await studio.shown()] == [a.key for a in shown]


async def test_one_that_went_out_although_it_was_stopped_is_put_back(
    studio: Studio, chat: RecordingChat
) -> None:
    """The worker hears too late that the short in the chat is to stay."""
    old, bench = await studio.shown(), studio.stage.bench
    await studio.remake(FIT)
    await studio.renders()

    async def stopped_meanwhile(context: WorkerContext, run: JobRun) -> None:
        await studio.keep()
        await run_deliver(context, run)

    job = await bench.job(Stage.DELIVER, of=await studio.clip())
    await bench.runner(stopped_meanwhile, beat_s=60).run(job.id, 0)
    assert (await bench.stored(job)).state is JobState.CANCELLED
    assert chat.arrived[studio.id.id].key != old[0].key
    clip = await studio.clip()
    assert (clip.status, clip.is_remade) == (ClipStatus.APPROVED, False), "not taken for exported"
    assert await studio.shown() == old
    (put_back,) = [job for job in await bench.jobs(studio.project.id) if job.run_after]
    assert put_back.type is Stage.DELIVER
    await studio.delivers()
    assert chat.arrived[studio.id.id].key == old[0].key
    assert (await studio.clip()).status is ClipStatus.EXPORTED
    assert await studio.status() is ProjectStatus.DONE
