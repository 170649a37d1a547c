"""Spare jobs of a lane: done beside its queue, when there is nothing else to do."""

import asyncio

import structlog

from core.domain.clock import utc_now
from core.domain.errors import ShortsError
from core.domain.pipeline import PIPELINE, Lane
from core.domain.records.job import Job
from worker.context import WorkerContext
from worker.runner import Runner

log = structlog.get_logger(__name__)

ASK_EVERY_S = 2.0


async def keep_doing_spare_jobs(
    context: WorkerContext, runner: Runner, lane: Lane, every_s: float = ASK_EVERY_S
) -> None:
    """Do spare jobs one after the other for ever, the one that waits longest first; a lane that
    knows none returns at once."""
    while any(rule.spare and rule.lane is lane for rule in PIPELINE.values()):
        try:
            job = await _next(context, lane)
            if job is not None:
                await runner.run(job.id, job.attempt)
                continue
        except ShortsError as error:
            log.warning("spare_jobs_wait", error=str(error))
        except Exception:
            log.exception("spare_jobs_wait")
        await asyncio.sleep(every_s)


async def _next(context: WorkerContext, lane: Lane) -> Job | None:
    now = utc_now()
    async with context.uow() as uow:
        if await uow.jobs.pressing(lane, context.worker_id, now):
            return None
        return await uow.jobs.spare(lane, now)
