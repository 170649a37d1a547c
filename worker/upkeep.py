"""Periodic care of a worker process, beside its jobs rather than among them: a queue full of long
jobs must not keep lost ones from being found."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import structlog

from core.domain.errors import ShortsError
from core.domain.retention import RetentionRules
from core.settings import QueueSettings
from worker.context import WorkerContext
from worker.cron.publish import publish_due
from worker.cron.reap import reap
from worker.cron.sweep import sweep
from worker.cron.tidy import tidy
from worker.jobs.broadcast import send_broadcasts

log = structlog.get_logger(__name__)

SWEEP_EVERY_S = 3_600.0
PUBLISH_EVERY_S = 3.0
BROADCAST_EVERY_S = 2.0
TIDY_EVERY_S = 3_600.0

FEWEST_BEATS = 3
"""A job is not lost because one beat came late."""


async def keep_reaping(context: WorkerContext, settings: QueueSettings) -> None:
    """Look for lost jobs for ever."""
    lost_after = timedelta(seconds=settings.lost_after_s)
    await _for_ever(lambda: reap(context, lost_after), settings.reap_every_s)


async def keep_sweeping(context: WorkerContext) -> None:
    """Clear the scratch folder for ever."""
    await _for_ever(lambda: sweep(context.scratch), SWEEP_EVERY_S)


async def keep_publishing(context: WorkerContext) -> None:
    """Look for posts whose time has come for ever."""
    await _for_ever(lambda: publish_due(context), PUBLISH_EVERY_S)


async def keep_broadcasting(context: WorkerContext) -> None:
    """Look for messages to everybody for ever."""
    await _for_ever(lambda: send_broadcasts(context), BROADCAST_EVERY_S)


async def keep_tidying(context: WorkerContext, rules: RetentionRules) -> None:
    """Erase what has been kept long enough for ever."""
    await _for_ever(lambda: tidy(context, rules), TIDY_EVERY_S)


def check_rhythm(settings: QueueSettings) -> None:
    """Raises ValueError when every job would be taken for lost while it runs."""
    if settings.lost_after_s < FEWEST_BEATS * settings.heartbeat_s:
        raise ValueError(
            f"LOST_AFTER_S ({settings.lost_after_s}) must be at least {FEWEST_BEATS} times "
            f"HEARTBEAT_S ({settings.heartbeat_s})"
        )


async def _for_ever(care: Callable[[], Awaitable[object]], every_s: float) -> None:
    while True:
        try:
            await care()
        except ShortsError as error:
            log.warning("upkeep_failed", error=str(error))
        except Exception:
            log.exception("upkeep_failed")
        await asyncio.sleep(every_s)
