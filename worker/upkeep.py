"""Periodic care of a worker process, beside its jobs rather than among them: a queue full of long
jobs must not keep lost ones from being found."""

import asyncio
from datetime import timedelta

import structlog

from core.domain.errors import ShortsError
from core.settings import QueueSettings
from worker.context import WorkerContext
from worker.cron.reap import reap
from worker.cron.sweep import sweep

log = structlog.get_logger(__name__)

SWEEP_EVERY_S = 3_600.0


async def keep_reaping(context: WorkerContext, settings: QueueSettings) -> None:
    """Look for lost jobs for ever."""
    while True:
        try:
            await reap(context, timedelta(seconds=settings.lost_after_s))
        except ShortsError as error:
            log.warning("reap_failed", error=str(error))
        await asyncio.sleep(settings.reap_every_s)


async def keep_sweeping(context: WorkerContext) -> None:
    """Clear the scratch folder for ever."""
    while True:
        await sweep(context.scratch)
        await asyncio.sleep(SWEEP_EVERY_S)
