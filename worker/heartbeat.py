"""The beat of a running job, and the news it carries."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog

from core.domain.clock import utc_now
from core.domain.errors import CancelledByUserError, ShortsError, StorageError
from core.tasks import TaskNursery
from worker.context import JobRun, WorkerContext
from worker.news import tell_progress

log = structlog.get_logger(__name__)

NEWS_EVERY_S = 3.0


@asynccontextmanager
async def heartbeat(context: WorkerContext, run: JobRun, every_s: float) -> AsyncIterator[None]:
    """Beat while the body runs; end the body with CancelledByUserError when the job is no longer
    ours (cancelled, or taken over after a silence).

    Telling the chat has a task of its own: a slow or unreachable chat never stops the beat.
    """
    body = asyncio.current_task()
    lost = False

    async def beat() -> None:
        nonlocal lost
        while True:
            if not await _still_ours(context, run):
                break
            await asyncio.sleep(every_s)
        lost = True
        if body is not None:
            body.cancel()

    async with TaskNursery() as nursery:
        nursery.start(beat(), name=f"beat-{run.job.id}")
        nursery.start(_news(context, run), name=f"news-{run.job.id}")
        try:
            yield
        except asyncio.CancelledError:
            if lost and body is not None and body.uncancel() == 0:
                raise CancelledByUserError from None
            raise


async def _still_ours(context: WorkerContext, run: JobRun) -> bool:
    job = run.job
    try:
        async with context.uow() as uow:
            ours = await uow.jobs.beat(
                job.id, job.attempt, context.worker_id, run.meter.fraction, utc_now()
            )
            await uow.commit()
    except StorageError as error:
        log.warning("beat_failed", error=str(error))
        return True
    return ours


async def _news(context: WorkerContext, run: JobRun) -> None:
    while True:
        try:
            await tell_progress(context, run)
        except ShortsError as error:
            log.warning("progress_not_told", error=str(error))
        await asyncio.sleep(NEWS_EVERY_S)
