"""New jobs, and their way into the queue."""

import asyncio
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

import structlog

from core.domain.clock import utc_now
from core.domain.errors import ShortsError
from core.domain.ids import new_id
from core.domain.pipeline import PIPELINE, Stage
from core.domain.records.job import Job, JobState
from core.ports.queue import JobQueue
from core.ports.uow import UnitOfWorkFactory

log = structlog.get_logger(__name__)

_WITHIN_S = 3.0
"""People wait for the answer to their press while a job is handed over."""


def queued_job(
    type_: Stage, project_id: UUID, clip_id: UUID | None = None, *, now: datetime | None = None
) -> Job:
    """Return a job that nobody has taken yet."""
    return Job(
        id=new_id(),
        project_id=project_id,
        clip_id=clip_id,
        type=type_,
        state=JobState.QUEUED,
        attempt=0,
        progress=0.0,
        worker_id=None,
        heartbeat_at=None,
        run_after=None,
        enqueued_at=None,
        started_at=None,
        finished_at=None,
        cost_usd=Decimal(0),
        error=None,
        created_at=now or utc_now(),
    )


@dataclass(frozen=True, slots=True)
class HandOver:
    """Gives committed jobs to the queue, but for spare ones, which nobody queues.

    A queue or a database that cannot be reached is logged and no more: the row is the truth, and
    the reaper enqueues what was left behind.
    """

    uow: UnitOfWorkFactory
    queue: JobQueue

    async def __call__(self, *jobs: Job) -> None:
        for job in jobs:
            if PIPELINE[job.type].spare:
                continue
            lane = PIPELINE[job.type].lane
            enqueued = self.queue.enqueue(job.id, job.attempt, lane, job.run_after)
            if not await self._given(job, enqueued):
                return

    async def again(self, jobs: Sequence[Job], stuck_after: timedelta) -> None:
        """Give jobs that have waited for long once more; see `JobQueue.enqueue_again`."""
        for job in jobs:
            lane = PIPELINE[job.type].lane
            enqueued = self.queue.enqueue_again(job.id, job.attempt, lane, stuck_after)
            if not await self._given(job, enqueued):
                return

    async def _given(self, job: Job, enqueued: Awaitable[None]) -> bool:
        try:
            async with asyncio.timeout(_WITHIN_S):
                await enqueued
            async with self.uow() as uow:
                await uow.jobs.mark_enqueued(job.id, job.attempt, utc_now())
                await uow.commit()
        except (ShortsError, TimeoutError) as error:
            log.warning("enqueue_failed", job_id=str(job.id), error=str(error))
            return False
        return True
