"""Finding work that got lost: workers that fell silent, jobs that never reached the queue or that
the queue has lost."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal

import structlog

from core.domain.clock import utc_now
from core.domain.errors import ShortsError
from core.domain.pipeline import PIPELINE
from core.domain.records.job import Job
from core.domain.records.project import ErrorNote
from worker.context import WorkerContext
from worker.failure import give_up

log = structlog.get_logger(__name__)

COMMIT_GRACE = timedelta(seconds=10)
"""A job committed this long ago should have been enqueued by its maker."""


async def reap(context: WorkerContext, lost_after: timedelta) -> None:
    """Hand over again what was lost.

    `lost_after` is the silence after which a running job counts as lost, and the wait after which
    a queued one is looked after. A job that keeps killing its workers fails after its last
    attempt. Raises StorageError.
    """
    now = utc_now()
    long_ago = now - lost_after
    async with context.uow() as uow:
        silent = await uow.jobs.lost(long_ago)
        forgotten = await uow.jobs.never_enqueued(now, now - min(COMMIT_GRACE, lost_after))
        waiting = await uow.jobs.waiting_long(now, long_ago)
    hopeless = [job for job in silent if job.attempt >= PIPELINE[job.type].max_attempts]
    await _give_back(context, [job for job in silent if job not in hopeless], long_ago)
    if forgotten:
        log.warning("jobs_were_never_enqueued", jobs=[str(job.id) for job in forgotten])
        await context.hand_over(*forgotten)
    await context.hand_over.again(waiting, lost_after)
    # At the end, for it speaks to chats.
    for job in hopeless:
        log.error("job_kills_its_workers", job=str(job.id), stage=job.type, worker=job.worker_id)
        await give_up(context, job, ErrorNote(ShortsError.key), Decimal(0))


async def _give_back(context: WorkerContext, jobs: Sequence[Job], silent_since: datetime) -> None:
    for job in jobs:
        async with context.uow() as uow:
            given_back = await uow.jobs.give_back(job.id, job.attempt, silent_since)
            await uow.commit()
        if given_back:
            log.warning("job_reaped", job=str(job.id), worker=job.worker_id)
            await context.hand_over(job)
