from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from core.domain.pipeline import Lane, Stage
from core.domain.records.job import Job, JobState
from core.ports.uow import UnitOfWorkFactory
from tests.support.records import NOON, SECOND, Scene, a_clip, a_job, set_scene


@pytest.fixture
async def scene(uow: UnitOfWorkFactory) -> Scene:
    return await set_scene(uow)


async def add(uow: UnitOfWorkFactory, *jobs: Job) -> None:
    async with uow() as work:
        for job in jobs:
            await work.jobs.add(job)
        await work.commit()


def finished(job: Job, seconds: float, at: int = 0) -> Job:
    """Return the job as done in so many seconds; a larger `at` is later."""
    started = NOON + at * timedelta(hours=1)
    return replace(
        job,
        state=JobState.DONE,
        started_at=started,
        finished_at=started + timedelta(seconds=seconds),
    )


def ids(jobs: Sequence[Job]) -> list[str]:
    return [str(job.id) for job in jobs]


async def test_the_newest_job_of_a_type_is_found(uow: UnitOfWorkFactory, scene: Scene) -> None:
    clip, other = scene.clips
    old = a_job(scene.project, Stage.DELIVER, clip=clip)
    new = a_job(scene.project, Stage.DELIVER, clip=clip, created_at=NOON + SECOND)
    elsewhere = a_job(scene.project, Stage.DELIVER, clip=other, created_at=NOON + 2 * SECOND)
    ingest = a_job(scene.project)
    await add(uow, new, old, elsewhere, ingest)
    async with uow() as work:
        assert await work.jobs.find(Stage.DELIVER, scene.project.id, clip.id) == new
        assert await work.jobs.find(Stage.DELIVER, scene.project.id) is None
        assert await work.jobs.find(Stage.INGEST, scene.project.id) == ingest
        assert await work.jobs.find(Stage.INGEST, scene.project.id, clip.id) is None
        of_project = await work.jobs.of_project(scene.project.id)
    assert set(ids(of_project)) == set(ids([old, new, elsewhere, ingest]))
    assert of_project[-2:] == [new, elsewhere]


async def test_running_jobs_that_fell_silent_are_lost(uow: UnitOfWorkFactory, scene: Scene) -> None:
    def beaten(seconds: int, state: JobState = JobState.RUNNING) -> Job:
        return replace(
            a_job(scene.project), state=state, heartbeat_at=NOON + timedelta(seconds=seconds)
        )

    silent, more_silent, alive, done = beaten(-61), beaten(-90), beaten(-60), beaten(-99)
    done = replace(done, state=JobState.DONE)
    await add(uow, silent, more_silent, alive, done, a_job(scene.project))
    async with uow() as work:
        lost = await work.jobs.lost(silent_since=NOON - timedelta(seconds=60))
    assert lost == [more_silent, silent]


async def test_jobs_that_never_reached_the_queue_are_found_when_due(
    uow: UnitOfWorkFactory, scene: Scene
) -> None:
    def waiting(made: int, run_after: int | None = None) -> Job:
        due = None if run_after is None else NOON + timedelta(seconds=run_after)
        job = a_job(scene.project, created_at=NOON + timedelta(seconds=made))
        return replace(job, run_after=due)

    forgotten, due, due_soon = waiting(-20), waiting(-30, -1), waiting(-40, 59)
    young, far_off = waiting(-5), waiting(-3_600, 3_600)
    enqueued = replace(waiting(-20), enqueued_at=NOON)
    running = replace(waiting(-20), state=JobState.RUNNING)
    await add(uow, forgotten, due, due_soon, young, far_off, enqueued, running)
    async with uow() as work:
        found = await work.jobs.never_enqueued(NOON, NOON - timedelta(seconds=10))
    assert found == [due_soon, due, forgotten]


async def test_enqueued_jobs_that_nobody_took_for_long_are_found_when_due(
    uow: UnitOfWorkFactory, scene: Scene
) -> None:
    def enqueued(seconds: int, run_after: int | None = None) -> Job:
        due = None if run_after is None else NOON + timedelta(seconds=run_after)
        at = NOON + timedelta(seconds=seconds)
        return replace(a_job(scene.project, created_at=at), enqueued_at=at, run_after=due)

    old, due, older = enqueued(-61), enqueued(-70, -1), enqueued(-80)
    fresh, far_off = enqueued(-59), enqueued(-90, 1)
    running = replace(enqueued(-99), state=JobState.RUNNING)
    await add(uow, old, due, older, fresh, far_off, running, a_job(scene.project))
    async with uow() as work:
        found = await work.jobs.waiting_long(NOON, NOON - timedelta(seconds=60))
    assert found == [older, due, old]


async def test_a_job_waits_behind_older_ones_of_its_lane(
    uow: UnitOfWorkFactory, scene: Scene
) -> None:
    clip = scene.clips[0]
    faces = a_job(scene.project, Stage.FACE_DETECT, clip=clip)
    render = replace(
        a_job(scene.project, Stage.ASPECT_CONVERT, clip=clip, created_at=NOON + SECOND),
        state=JobState.RUNNING,
    )
    mine = a_job(scene.project, Stage.FACE_DETECT, clip=clip, created_at=NOON + 2 * SECOND)
    behind = a_job(scene.project, Stage.FACE_DETECT, clip=clip, created_at=NOON + 3 * SECOND)
    over = replace(faces, id=a_job(scene.project).id, state=JobState.FAILED)
    beside = [a_job(scene.project, s) for s in (Stage.SHADOW_DETECT, Stage.FIND_MOMENTS)]
    await add(uow, faces, render, mine, behind, over, a_job(scene.project), *beside)
    async with uow() as work:
        assert await work.jobs.waiting_ahead(mine, Lane.HEAVY) == 2
        assert await work.jobs.waiting_ahead(faces, Lane.HEAVY) == 0
        assert await work.jobs.waiting_ahead(mine, Lane.LIGHT) == 1


async def test_of_jobs_made_at_once_each_has_its_own_place(
    uow: UnitOfWorkFactory, scene: Scene
) -> None:
    jobs = [a_job(scene.project, Stage.FACE_DETECT, clip=scene.clips[0]) for _ in range(4)]
    await add(uow, *jobs)
    async with uow() as work:
        places = [await work.jobs.waiting_ahead(job, Lane.HEAVY) for job in jobs]
    assert sorted(places) == [0, 1, 2, 3]


async def test_speed_of_a_clip_stage_is_per_second_of_the_clip(
    uow: UnitOfWorkFactory, scene: Scene
) -> None:
    long, empty = a_clip(scene.source, position=3, seconds=60), a_clip(scene.source, position=4)
    empty = replace(empty, span=replace(empty.span, end_ms=empty.span.start_ms))
    async with uow() as work:
        await work.clips.add_all([long, empty])
        await work.commit()
    short = scene.clips[0]  # 30 s
    make = [
        finished(a_job(scene.project, Stage.ASPECT_CONVERT, clip=short), 15),  # 0.5
        finished(a_job(scene.project, Stage.ASPECT_CONVERT, clip=long), 120),  # 2.0
        finished(a_job(scene.project, Stage.ASPECT_CONVERT, clip=short), 30),  # 1.0
        finished(a_job(scene.project, Stage.ASPECT_CONVERT, clip=empty), 30),
        finished(a_job(scene.project, Stage.FACE_DETECT, clip=short), 3_000),
    ]
    await add(uow, *make, a_job(scene.project, Stage.ASPECT_CONVERT, clip=short))
    async with uow() as work:
        assert await work.jobs.seconds_per_media_second(Stage.ASPECT_CONVERT) == pytest.approx(1.0)


async def test_speed_of_a_project_stage_is_per_second_of_the_video(
    uow: UnitOfWorkFactory, scene: Scene
) -> None:
    await add(uow, finished(a_job(scene.project, Stage.TRANSCRIBE), 12))
    async with uow() as work:
        assert await work.jobs.seconds_per_media_second(Stage.TRANSCRIBE) is None
        await work.projects.set_facts(scene.project.id, 120_000, None)
        assert await work.jobs.seconds_per_media_second(Stage.TRANSCRIBE) == pytest.approx(0.1)


async def test_speed_looks_at_the_newest_jobs_only(uow: UnitOfWorkFactory, scene: Scene) -> None:
    clip = scene.clips[0]
    slow = [finished(a_job(scene.project, Stage.DELIVER, clip=clip), 300, at) for at in (0, 1)]
    fast = [finished(a_job(scene.project, Stage.DELIVER, clip=clip), 3, at) for at in (2, 3)]
    await add(uow, *slow, *fast)
    async with uow() as work:
        assert await work.jobs.seconds_per_media_second(Stage.DELIVER, 2) == pytest.approx(0.1)
        assert await work.jobs.seconds_per_media_second(Stage.INGEST) is None


async def test_spare_jobs_wait_in_order_and_are_never_enqueued(
    uow: UnitOfWorkFactory, scene: Scene
) -> None:
    first, second = (
        a_job(scene.project, Stage.LOOK_AHEAD, clip=clip, created_at=NOON + place * SECOND)
        for place, clip in enumerate(scene.clips)
    )
    held_back = replace(first, run_after=NOON + timedelta(hours=1))
    await add(uow, second, held_back)
    async with uow() as work:
        assert await work.jobs.spare(Lane.HEAVY, NOON) == second
        assert await work.jobs.spare(Lane.HEAVY, NOON + timedelta(hours=2)) == held_back
        assert await work.jobs.spare(Lane.LIGHT, NOON + timedelta(hours=2)) is None
        tomorrow = NOON + timedelta(days=1)
        assert not await work.jobs.never_enqueued(tomorrow, tomorrow)


async def test_what_waits_and_what_a_worker_does_presses(
    uow: UnitOfWorkFactory, scene: Scene
) -> None:
    clip = scene.clips[0]

    def heavy(state: JobState, worker: str | None = None, later: int = 0) -> Job:
        job = a_job(scene.project, Stage.FACE_DETECT, clip=clip, created_at=NOON + later * SECOND)
        return replace(job, state=state, worker_id=worker)

    mine, elsewhere = heavy(JobState.RUNNING, "me"), heavy(JobState.RUNNING, "you")
    waits = heavy(JobState.QUEUED, later=5)
    held_back = replace(heavy(JobState.QUEUED), run_after=NOON + SECOND)
    spare = a_job(scene.project, Stage.LOOK_AHEAD, clip=clip)
    light = a_job(scene.project, Stage.DELIVER, clip=clip)
    await add(uow, mine, elsewhere, waits, held_back, spare, light, heavy(JobState.DONE, "me"))
    async with uow() as work:
        assert ids(await work.jobs.pressing(Lane.HEAVY, "me", NOON)) == ids([mine, waits])


async def test_the_jobs_of_one_clip_are_cancelled(uow: UnitOfWorkFactory, scene: Scene) -> None:
    clip, other = scene.clips
    ahead = a_job(scene.project, Stage.LOOK_AHEAD, clip=clip)
    preview = a_job(scene.project, Stage.CAMERA_PREVIEW, clip=clip)
    done = finished(a_job(scene.project, Stage.FACE_DETECT, clip=clip), 1)
    elsewhere = a_job(scene.project, Stage.LOOK_AHEAD, clip=other)
    await add(uow, ahead, preview, done, elsewhere)
    async with uow() as work:
        assert await work.jobs.cancel_clip(clip.id, NOON, Stage.LOOK_AHEAD) == 1
        assert await work.jobs.cancel_clip(clip.id, NOON) == 1
        await work.commit()
    async with uow() as work:
        states = {job.id: job.state for job in await work.jobs.of_project(scene.project.id)}
    assert states == {
        ahead.id: JobState.CANCELLED,
        preview.id: JobState.CANCELLED,
        done.id: JobState.DONE,
        elsewhere.id: JobState.QUEUED,
    }
