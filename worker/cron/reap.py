"""Finding work that got lost: workers that fell silent, jobs that never reached the queue."""

from datetime import timedelta
from decimal import Decimal

import structlog

from core.domain.clock import utc_now
from core.domain.errors import StageTimeoutError
from core.domain.pipeline import PIPELINE
from core.domain.records.project import ErrorNote
from worker.context import WorkerContext
from worker.failure import give_up

log = structlog.get_logger(__name__)

COMMIT_GRACE = timedelta(seconds=10)
"""A job committed this long ago should have been enqueued by its maker."""


async def reap(context: WorkerContext, lost_after: timedelta) -> int:
    """Enqueue again what was lost; return how many jobs were touched.

    A job that keeps killing its workers fails after its last attempt.
    """
    now = utc_now()
    silent_since = now - lost_after
    async with context.uow() as uow:
        lost = await uow.jobs.lost(silent_since)
        forgotten = await uow.jobs.never_enqueued(now, now - COMMIT_GRACE)
    for job in lost:
        if job.attempt >= PIPELINE[job.type].max_attempts:
            await give_up(context, job, ErrorNote(StageTimeoutError.key), Decimal(0))
            continue
        async with context.uow() as uow:
            given_back = await uow.jobs.give_back(job.id, job.attempt, silent_since)
            await uow.commit()
        if given_back:
            log.warning("job_reaped", job=str(job.id), worker=job.worker_id)
            await context.hand_over(job)
    for job in forgotten:
        log.warning("job_was_never_enqueued", job=str(job.id))
        await context.hand_over(job)
    return len(lost) + len(forgotten)
