"""Committed jobs on their way into the queue."""

from datetime import timedelta

import pytest

from core.domain.clock import utc_now
from core.domain.errors import StorageError
from core.domain.pipeline import Lane, Stage
from core.domain.records.job import Job
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.jobs import HandOver, queued_job
from tests.core.services.conftest import Review
from tests.support.queue import MemoryQueue


@pytest.fixture
async def jobs(uow: UnitOfWorkFactory, review: Review) -> list[Job]:
    clips = review.scene.clips[:2]
    jobs = [queued_job(Stage.FACE_DETECT, clip.project_id, clip.id) for clip in clips]
    async with uow() as work:
        for job in jobs:
            await work.jobs.add(job)
        await work.commit()
    return jobs


async def enqueued(uow: UnitOfWorkFactory, jobs: list[Job]) -> list[bool]:
    async with uow() as work:
        stored = [await work.jobs.get(job.id) for job in jobs]
    return [job is not None and job.enqueued_at is not None for job in stored]


async def test_jobs_go_into_their_lane_and_are_marked(
    hand_over: HandOver, uow: UnitOfWorkFactory, queue: MemoryQueue, jobs: list[Job]
) -> None:
    await hand_over(*jobs)
    assert queue.taken == [(job.id, 0, Lane.HEAVY) for job in jobs]
    assert await enqueued(uow, jobs) == [True, True]


async def test_a_queue_that_is_away_breaks_nothing(
    hand_over: HandOver, uow: UnitOfWorkFactory, queue: MemoryQueue, jobs: list[Job]
) -> None:
    queue.broken = True
    await hand_over(*jobs)
    await hand_over.again(jobs, timedelta(minutes=1))
    assert await enqueued(uow, jobs) == [False, False]
    queue.broken = False
    await hand_over(*jobs)
    assert await enqueued(uow, jobs) == [True, True]


async def test_a_database_that_is_away_breaks_nothing(
    uow: UnitOfWorkFactory, queue: MemoryQueue, jobs: list[Job]
) -> None:
    def away(*, reading: bool = False) -> UnitOfWork:
        raise StorageError("no database")

    await HandOver(away, queue)(*jobs)
    assert queue.taken[0][0] == jobs[0].id
    assert await enqueued(uow, jobs) == [False, False]


async def test_what_waited_for_long_is_handed_over_again(
    hand_over: HandOver, uow: UnitOfWorkFactory, queue: MemoryQueue, jobs: list[Job]
) -> None:
    async with uow() as work:
        for job in jobs:
            await work.jobs.mark_enqueued(job.id, 0, utc_now() - timedelta(hours=1))
        await work.commit()
    await hand_over.again(jobs, timedelta(minutes=1))
    assert [taken[0] for taken in queue.taken] == [job.id for job in jobs]
    async with uow() as work:
        waiting = await work.jobs.waiting_long(utc_now(), utc_now() - timedelta(minutes=1))
    assert waiting == []
