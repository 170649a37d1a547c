"""LOOK_AHEAD: who is in a clip is known before anybody approves it."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.faces import FaceAnalysis
from core.domain.media import MediaFacts
from core.domain.pipeline import Stage
from core.domain.records.artifact import ArtifactType
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.job import Job, JobState
from core.domain.spans import Span
from core.ports.progress import ProgressSink
from core.services.access import Access
from core.services.approve_clip import ApproveClip
from core.services.reject_clip import RejectClip
from core.tasks import TaskNursery
from tests.support.chat import Admins
from tests.support.engines import OneFace
from tests.support.waiting import until
from tests.worker.jobs.conftest import StageBench
from worker import looking, making_way
from worker.jobs.face_detect import run_face_detect
from worker.jobs.look_ahead import run_look_ahead
from worker.runner import Runner


class SlowFaces(OneFace):
    """Sees one face once it may; tells when it began and whether it was stopped."""

    def __init__(self) -> None:
        super().__init__()
        self.began = asyncio.Event()
        self.go = asyncio.Event()
        self.stopped = 0

    async def analyse(
        self,
        video: Path,
        facts: MediaFacts,
        span: Span,
        progress: ProgressSink,
        turns_ms: Sequence[int] = (),
    ) -> FaceAnalysis:
        self.began.set()
        try:
            await self.go.wait()
        except asyncio.CancelledError:
            self.stopped += 1
            raise
        return await super().analyse(video, facts, span, progress, turns_ms)


@pytest.fixture(autouse=True)
def brisk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making_way, "WATCH_EVERY_S", 0.02)
    monkeypatch.setattr(looking, "ASK_EVERY_S", 0.02)


@pytest.fixture
def faces(stage: StageBench) -> SlowFaces:
    faces = SlowFaces()
    stage.use(faces=faces)
    return faces


@pytest.fixture
async def pending(stage: StageBench, approved: Clip) -> Clip:
    """A clip that waits for a decision."""
    async with stage.bench.uow() as uow:
        await uow.clips.move(approved.id, ClipStatus.PENDING, only_from=(ClipStatus.APPROVED,))
        await uow.commit()
    return await stage.bench.stored_clip(approved)


def runner(stage: StageBench) -> Runner:
    plain = stage.bench.runner(run_look_ahead)
    handlers = {Stage.LOOK_AHEAD: run_look_ahead, Stage.FACE_DETECT: run_face_detect}
    return replace(plain, handlers=handlers)


async def seen(stage: StageBench, clip: Clip) -> bool:
    async with stage.bench.uow() as uow:
        tracks = ArtifactType.FACE_TRACKS
        return await uow.artifacts.find(clip.project_id, tracks, clip.id) is not None


async def approve(stage: StageBench, clip: Clip) -> Job:
    """Press ✅; return the job that this starts."""
    bench = stage.bench
    project = await bench.stored_project(clip.project_id)
    async with bench.uow() as uow:
        owner = await uow.users.get(project.user_id)
    assert owner is not None
    use_case = ApproveClip(bench.uow, Access(bench.uow, Admins()), bench.context.hand_over)
    assert (await use_case(clip.id, owner)).changed
    return (await bench.jobs(clip.project_id))[-1]


async def test_a_clip_that_was_seen_goes_straight_to_its_render(
    stage: StageBench, pending: Clip, faces: SlowFaces
) -> None:
    faces.go.set()
    job = await stage.bench.job(Stage.LOOK_AHEAD, of=pending)
    await runner(stage).run(job.id, 0)
    assert (await stage.bench.stored(job)).state is JobState.DONE
    assert (await approve(stage, pending)).type is Stage.ASPECT_CONVERT


async def test_approved_meanwhile_its_result_is_waited_for(
    stage: StageBench, pending: Clip, faces: SlowFaces
) -> None:
    ahead = await stage.bench.job(Stage.LOOK_AHEAD, of=pending)
    async with TaskNursery() as nursery:
        looking_ahead = nursery.start(runner(stage).run(ahead.id, 0), name="ahead")
        await faces.began.wait()
        job = await approve(stage, pending)
        assert job.type is Stage.FACE_DETECT
        detecting = nursery.start(runner(stage).run(job.id, 0), name="faces")

        async def waits() -> bool:
            return (await stage.bench.stored(job)).state is JobState.RUNNING

        await until(waits)
        faces.go.set()
        await asyncio.gather(looking_ahead, detecting)
    assert faces.analysed == [pending.span], "once"
    assert (await stage.bench.stored(ahead)).state is JobState.DONE
    assert (await stage.bench.stored(job)).state is JobState.DONE


async def test_who_fell_silent_is_not_waited_for(
    stage: StageBench, pending: Clip, faces: SlowFaces
) -> None:
    faces.go.set()
    ahead = await stage.bench.job(Stage.LOOK_AHEAD, of=pending)
    long_ago = ahead.created_at - 2 * looking.SILENT_FOR
    await stage.bench.claimed(ahead, beat=long_ago)
    job = await approve(stage, pending)
    await runner(stage).run(job.id, 0)
    assert faces.analysed == [pending.span]


async def test_it_makes_way_for_real_work_and_comes_back(
    stage: StageBench, pending: Clip, faces: SlowFaces
) -> None:
    bench = stage.bench
    ahead = await bench.job(Stage.LOOK_AHEAD, of=pending)
    async with TaskNursery() as nursery:
        looking_ahead = nursery.start(runner(stage).run(ahead.id, 0), name="ahead")
        await faces.began.wait()
        (other,) = await bench.clips(ClipStatus.APPROVED)
        real = await bench.job(Stage.FACE_DETECT, of=other)
        await looking_ahead
    assert faces.stopped == 1
    waiting = await bench.stored(ahead)
    assert (waiting.state, waiting.attempt, waiting.error) == (JobState.QUEUED, 0, None)
    await bench.claimed(real)
    async with bench.uow() as uow:
        await uow.jobs.finish(real.id, 1, real.cost_usd, real.created_at)
        await uow.commit()
    faces.go.set()
    await runner(stage).run(ahead.id, 0)
    assert await seen(stage, pending)


async def test_it_ends_when_the_clip_is_rejected(
    stage: StageBench, pending: Clip, faces: SlowFaces
) -> None:
    bench = stage.bench
    ahead = await bench.job(Stage.LOOK_AHEAD, of=pending)
    project = await bench.stored_project(pending.project_id)
    async with bench.uow() as uow:
        owner = await uow.users.get(project.user_id)
    assert owner is not None
    async with TaskNursery() as nursery:
        looking_ahead = nursery.start(runner(stage).run(ahead.id, 0), name="ahead")
        await faces.began.wait()
        await RejectClip(bench.uow, Access(bench.uow, Admins()))(pending.id, owner)
        await looking_ahead
    assert faces.stopped == 1
    assert (await bench.stored(ahead)).state is JobState.CANCELLED
    assert not await seen(stage, pending)


async def test_a_clip_that_was_decided_is_left_to_others(
    stage: StageBench, approved: Clip, faces: SlowFaces
) -> None:
    job = await stage.bench.job(Stage.LOOK_AHEAD, of=approved)
    await runner(stage).run(job.id, 0)
    assert (await stage.bench.stored(job)).state is JobState.DONE
    assert faces.analysed == []
