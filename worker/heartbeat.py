"""The beat of a running job, and the news it carries."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog

from core.domain.clock import utc_now
from core.domain.errors import ChatUnreachableError, ShortsError
from core.tasks import TaskNursery
from worker.context import JobRun, WorkerContext
from worker.news import tell_progress

log = structlog.get_logger(__name__)

NEWS_EVERY_S = 3.0


class JobLostError(Exception):
    """The row is not ours any more: it was cancelled, or taken over after a silence."""


@asynccontextmanager
async def heartbeat(context: WorkerContext, run: JobRun, every_s: float) -> AsyncIterator[None]:
    """Beat while the body runs; end the body with JobLostError when the job is no longer ours.

    Telling the chat has a task of its own: a slow or unreachable chat never stops the beat.
    """
    body = asyncio.current_task()
    assert body is not None
    lost = False

    async def beat() -> None:
        nonlocal lost
        while True:
            if not await _still_ours(context, run):
                break
            await asyncio.sleep(every_s)
        lost = True
        body.cancel()

    try:
        async with TaskNursery() as nursery:
            nursery.start(beat(), name=f"beat-{run.job.id}")
            nursery.start(_news(context, run), name=f"news-{run.job.id}")
            yield
    except asyncio.CancelledError:
        # Somebody else may have cancelled the body as well: then that goes first.
        if lost and body.uncancel() == 0:
            raise JobLostError from None
        raise


async def _still_ours(context: WorkerContext, run: JobRun) -> bool:
    job = run.job
    try:
        async with context.uow() as uow:
            ours = await uow.jobs.beat(
                job.id, job.attempt, context.worker_id, run.meter.fraction, utc_now()
            )
            await uow.commit()
    except Exception as error:  # noqa: BLE001  (a beat that ends would give the job away)
        log.warning("beat_failed", error=repr(error))
        return True
    return ours


async def _news(context: WorkerContext, run: JobRun) -> None:
    while True:
        try:
            await tell_progress(context, run)
        except ChatUnreachableError as error:
            log.info("nobody_to_tell", error=str(error))
            return
        except ShortsError as error:
            log.warning("progress_not_told", error=str(error))
        except Exception:
            log.exception("progress_not_told")
        await asyncio.sleep(NEWS_EVERY_S)
