from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal

import pytest

from core.domain.ids import new_id
from core.domain.pipeline import Stage
from core.domain.records.job import Job, JobState
from core.ports.uow import UnitOfWorkFactory
from tests.support.records import NOON, SECOND, Scene, a_job, set_scene

MINUTE = timedelta(minutes=1)


@pytest.fixture
async def scene(uow: UnitOfWorkFactory) -> Scene:
    return await set_scene(uow)


async def added(uow: UnitOfWorkFactory, job: Job) -> Job:
    async with uow() as work:
        await work.jobs.add(job)
        await work.commit()
    return job


async def claimed(uow: UnitOfWorkFactory, scene: Scene, worker: str = "w1") -> Job:
    """Return a job that a worker has just taken for the first time."""
    job = await added(uow, a_job(scene.project))
    async with uow() as work:
        taken = await work.jobs.claim(job.id, 0, worker, NOON)
        await work.commit()
    assert taken is not None
    return taken


async def stored(uow: UnitOfWorkFactory, job: Job) -> Job:
    async with uow() as work:
        found = await work.jobs.get(job.id)
    assert found is not None
    return found


async def test_a_job_comes_back_as_it_was_given(uow: UnitOfWorkFactory, scene: Scene) -> None:
    moscow = timezone(timedelta(hours=3))
    job = replace(
        a_job(scene.project, Stage.DELIVER, clip=scene.clips[0]),
        run_after=datetime(2026, 5, 17, 15, 0, tzinfo=moscow),
        cost_usd=Decimal("12345.678901234"),
        error="error-engine",
    )
    await added(uow, job)
    found = await stored(uow, job)
    assert found == job
    assert found.run_after is not None
    assert found.run_after.utcoffset() == timedelta(0)


async def test_a_naive_time_is_refused(uow: UnitOfWorkFactory, scene: Scene) -> None:
    naive = NOON.replace(tzinfo=None)
    with pytest.raises(Exception, match="naive"):
        await added(uow, replace(a_job(scene.project), created_at=naive))


async def test_claiming_takes_the_job_and_counts_the_attempt(
    uow: UnitOfWorkFactory, scene: Scene
) -> None:
    job = await claimed(uow, scene)
    assert job == await stored(uow, job)
    assert (job.state, job.attempt, job.worker_id) == (JobState.RUNNING, 1, "w1")
    assert (job.started_at, job.heartbeat_at, job.progress) == (NOON, NOON, 0.0)


async def test_a_late_twin_gets_nothing(uow: UnitOfWorkFactory, scene: Scene) -> None:
    job = await claimed(uow, scene)
    async with uow() as work:
        assert await work.jobs.claim(job.id, 0, "w2", NOON) is None
        assert await work.jobs.claim(job.id, 1, "w2", NOON) is None
        assert await work.jobs.claim(new_id(), 0, "w2", NOON) is None
    assert (await stored(uow, job)).worker_id == "w1"


async def test_a_beat_tells_progress_and_is_refused_to_others(
    uow: UnitOfWorkFactory, scene: Scene
) -> None:
    job = await claimed(uow, scene)
    async with uow() as work:
        assert await work.jobs.beat(job.id, 1, "w1", 0.4, NOON + MINUTE)
        assert not await work.jobs.beat(job.id, 1, "w2", 0.9, NOON + MINUTE)
        assert not await work.jobs.beat(job.id, 0, "w1", 0.9, NOON + MINUTE)
        await work.commit()
    found = await stored(uow, job)
    assert (found.progress, found.heartbeat_at) == (0.4, NOON + MINUTE)


async def test_progress_stays_between_none_and_all(uow: UnitOfWorkFactory, scene: Scene) -> None:
    job = await claimed(uow, scene)
    for said, kept in ((1.000001, 1.0), (-0.1, 0.0)):
        async with uow() as work:
            assert await work.jobs.beat(job.id, 1, "w1", said, NOON)
            await work.commit()
        assert (await stored(uow, job)).progress == kept


async def test_a_cancelled_job_neither_beats_nor_ends(uow: UnitOfWorkFactory, scene: Scene) -> None:
    job = await claimed(uow, scene)
    async with uow() as work:
        assert await work.jobs.cancel_all(scene.project.id, NOON + SECOND) == 1
        await work.commit()
    async with uow() as work:
        assert not await work.jobs.beat(job.id, 1, "w1", 0.4, NOON + MINUTE)
        assert not await work.jobs.finish(job.id, 1, Decimal(1), NOON + MINUTE)
        assert not await work.jobs.retry(job.id, 1, NOON, "e", Decimal(1))
        assert not await work.jobs.fail(job.id, 1, "e", Decimal(1), NOON)
        assert not await work.jobs.release(job.id, 1)
        await work.commit()
    found = await stored(uow, job)
    assert (found.state, found.finished_at) == (JobState.CANCELLED, NOON + SECOND)
    assert found.cost_usd == 0


async def test_cancelling_leaves_what_is_over_and_what_is_not_of_the_project(
    uow: UnitOfWorkFactory, scene: Scene
) -> None:
    done = await claimed(uow, scene)
    async with uow() as work:
        await work.jobs.finish(done.id, 1, Decimal(0), NOON)
        await work.commit()
    elsewhere = await claimed(uow, await set_scene(uow))
    waiting = await added(uow, a_job(scene.project, Stage.TRANSCRIBE))
    async with uow() as work:
        assert await work.jobs.cancel_all(scene.project.id, NOON) == 1
        await work.commit()
    assert (await stored(uow, done)).state is JobState.DONE
    assert (await stored(uow, elsewhere)).state is JobState.RUNNING
    assert (await stored(uow, waiting)).state is JobState.CANCELLED


async def test_finishing_adds_the_cost_and_happens_once(
    uow: UnitOfWorkFactory, scene: Scene
) -> None:
    job = await claimed(uow, scene)
    async with uow() as work:
        assert await work.jobs.finish(job.id, 1, Decimal("0.000000007"), NOON + MINUTE)
        assert not await work.jobs.finish(job.id, 1, Decimal("0.000000007"), NOON + MINUTE)
        await work.commit()
    found = await stored(uow, job)
    assert (found.state, found.progress, found.error) == (JobState.DONE, 1.0, None)
    assert (found.finished_at, found.cost_usd) == (NOON + MINUTE, Decimal("0.000000007"))


async def test_what_every_attempt_cost_adds_up_exactly(
    uow: UnitOfWorkFactory, scene: Scene
) -> None:
    job = await added(uow, a_job(scene.project))
    for attempt in range(10):
        async with uow() as work:
            assert await work.jobs.claim(job.id, attempt, "w1", NOON)
            assert await work.jobs.retry(job.id, attempt + 1, NOON, "e", Decimal("0.1"))
            await work.commit()
    assert (await stored(uow, job)).cost_usd == Decimal(1)


async def test_a_retry_waits_for_its_time_and_for_the_queue(
    uow: UnitOfWorkFactory, scene: Scene
) -> None:
    job = await added(uow, a_job(scene.project))
    async with uow() as work:
        await work.jobs.mark_enqueued(job.id, 0, NOON)
        taken = await work.jobs.claim(job.id, 0, "w1", NOON)
        await work.commit()
    assert taken is not None
    assert taken.enqueued_at == NOON
    async with uow() as work:
        assert await work.jobs.retry(job.id, 1, NOON + MINUTE, "error-engine", Decimal("0.02"))
        await work.commit()
    found = await stored(uow, job)
    assert (found.state, found.attempt, found.run_after) == (JobState.QUEUED, 1, NOON + MINUTE)
    assert (found.enqueued_at, found.worker_id, found.heartbeat_at) == (None, None, None)
    assert (found.error, found.cost_usd) == ("error-engine", Decimal("0.02"))
    async with uow() as work:
        assert await work.jobs.claim(job.id, 1, "w2", NOON) is not None


async def test_a_failed_job_says_why(uow: UnitOfWorkFactory, scene: Scene) -> None:
    job = await claimed(uow, scene)
    async with uow() as work:
        assert not await work.jobs.fail(job.id, 2, "e", Decimal(1), NOON)
        assert await work.jobs.fail(job.id, 1, "error-render", Decimal("0.5"), NOON + MINUTE)
        await work.commit()
    found = await stored(uow, job)
    assert (found.state, found.error) == (JobState.FAILED, "error-render")
    assert (found.finished_at, found.cost_usd) == (NOON + MINUTE, Decimal("0.5"))


async def test_a_released_job_can_be_claimed_under_the_same_attempt(
    uow: UnitOfWorkFactory, scene: Scene
) -> None:
    job = await claimed(uow, scene)
    async with uow() as work:
        assert await work.jobs.release(job.id, 1)
        await work.commit()
    found = await stored(uow, job)
    assert (found.state, found.attempt, found.worker_id) == (JobState.QUEUED, 0, None)
    async with uow() as work:
        again = await work.jobs.claim(job.id, 0, "w2", NOON)
    assert again is not None
    assert again.worker_id == "w2"


async def test_only_a_silent_job_is_given_back_and_its_attempt_counts(
    uow: UnitOfWorkFactory, scene: Scene
) -> None:
    job = await claimed(uow, scene)
    async with uow() as work:
        assert not await work.jobs.give_back(job.id, 1, silent_since=NOON)
        assert not await work.jobs.give_back(job.id, 0, silent_since=NOON + SECOND)
        assert await work.jobs.give_back(job.id, 1, silent_since=NOON + SECOND)
        assert not await work.jobs.give_back(job.id, 1, silent_since=NOON + SECOND)
        await work.commit()
    found = await stored(uow, job)
    assert (found.state, found.attempt, found.enqueued_at) == (JobState.QUEUED, 1, None)
    async with uow() as work:
        assert not await work.jobs.beat(job.id, 1, "w1", 0.5, NOON)
        assert await work.jobs.claim(job.id, 1, "w2", NOON) is not None


async def test_only_a_waiting_job_is_marked_as_enqueued(
    uow: UnitOfWorkFactory, scene: Scene
) -> None:
    waiting = await added(uow, a_job(scene.project))
    running = await claimed(uow, scene)
    async with uow() as work:
        await work.jobs.mark_enqueued(waiting.id, 1, NOON)
        await work.jobs.mark_enqueued(running.id, 1, NOON)
        await work.commit()
    assert (await stored(uow, waiting)).enqueued_at is None
    assert (await stored(uow, running)).enqueued_at is None
    async with uow() as work:
        await work.jobs.mark_enqueued(waiting.id, 0, NOON)
        await work.commit()
    assert (await stored(uow, waiting)).enqueued_at == NOON
