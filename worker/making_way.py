"""Spare jobs end at once when there is real work to do."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import structlog

from core.domain.clock import utc_now
from core.domain.errors import ShortsError
from core.domain.pipeline import PIPELINE
from core.domain.records.job import Job, JobState
from core.tasks import TaskNursery
from worker.context import JobRun, WorkerContext

log = structlog.get_logger(__name__)

WATCH_EVERY_S = 0.5


class MadeWayError(Exception):
    """A spare job has ended before its time, to be done another time."""


@asynccontextmanager
async def making_way(context: WorkerContext, run: JobRun) -> AsyncIterator[None]:
    """End the body with MadeWayError when other jobs of its lane wait, or run in this worker.

    What waits for the outcome of this very job, on the same clip, is no reason to stop.
    """
    body = asyncio.current_task()
    assert body is not None
    in_the_way = False

    async def watch() -> None:
        nonlocal in_the_way
        while True:
            if await _is_in_the_way(context, run):
                break
            await asyncio.sleep(WATCH_EVERY_S)
        in_the_way = True
        body.cancel()

    try:
        async with TaskNursery() as nursery:
            nursery.start(watch(), name=f"watch-{run.job.id}")
            yield
    except asyncio.CancelledError:
        # Somebody else may have cancelled the body as well: then that goes first.
        if in_the_way and body.uncancel() == 0:
            raise MadeWayError from None
        raise


async def _is_in_the_way(context: WorkerContext, run: JobRun) -> bool:
    lane = PIPELINE[run.job.type].lane
    try:
        async with context.uow() as uow:
            jobs = await uow.jobs.pressing(lane, context.worker_id, utc_now())
    except ShortsError as error:
        log.warning("not_watched", error=str(error))
        return False
    return delays(run.job, jobs)


def delays(spare: Job, pressing: Sequence[Job]) -> bool:
    """Say whether a spare job keeps others from being done: those that run already go first, then
    the one that waits longest."""
    running = [job for job in pressing if job.state is JobState.RUNNING]
    first = running or list(pressing[:1])
    return any(job.clip_id != spare.clip_id for job in first)
