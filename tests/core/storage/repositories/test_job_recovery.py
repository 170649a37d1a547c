"""What a queue may have lost, and money spent on attempts without an ending."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from core.domain.ids import new_id
from core.domain.records.job import Job, JobState
from core.ports.uow import UnitOfWorkFactory
from tests.support.records import NOON, SECOND, Scene, a_job, set_scene

MINUTE = timedelta(minutes=1)


@pytest.fixture
async def scene(uow: UnitOfWorkFactory) -> Scene:
    return await set_scene(uow)


async def add(uow: UnitOfWorkFactory, *jobs: Job) -> None:
    async with uow() as work:
        for job in jobs:
            await work.jobs.add(job)
        await work.commit()


async def test_jobs_that_wait_for_long_and_are_due(uow: UnitOfWorkFactory, scene: Scene) -> None:
    def queued(made: int, enqueued: datetime | None, run_after: datetime | None = None) -> Job:
        job = a_job(scene.project, created_at=NOON + made * SECOND)
        return replace(job, enqueued_at=enqueued, run_after=run_after)

    long_ago, lately = NOON - 2 * MINUTE, NOON - SECOND
    old, older = queued(-300, long_ago), queued(-400, long_ago)
    due = queued(-350, long_ago, run_after=NOON - SECOND)
    not_due = queued(-350, long_ago, run_after=NOON + SECOND)
    fresh, never = queued(-300, lately), queued(-300, None)
    running = replace(queued(-300, long_ago), state=JobState.RUNNING)
    over = replace(queued(-300, long_ago), state=JobState.CANCELLED)
    await add(uow, old, older, due, not_due, fresh, never, running, over)
    async with uow() as work:
        assert await work.jobs.waiting_long(NOON, NOON - MINUTE) == [older, due, old]


@pytest.mark.parametrize("state", list(JobState))
async def test_money_is_booked_whatever_became_of_the_job(
    uow: UnitOfWorkFactory, scene: Scene, state: JobState
) -> None:
    job = replace(a_job(scene.project), state=state, cost_usd=Decimal("0.01"))
    await add(uow, job)
    for cost in ("0.000000003", "0.2"):
        async with uow() as work:
            await work.jobs.spend(job.id, Decimal(cost))
            await work.jobs.spend(new_id(), Decimal(cost))
            await work.commit()
    async with uow() as work:
        stored = await work.jobs.get(job.id)
    assert stored == replace(job, cost_usd=Decimal("0.210000003"))
