"""A worker process from start to end."""

import asyncio
import os
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import structlog
from redis.exceptions import RedisError

from core.bootstrap import retention_rules
from core.domain.errors import EngineUnavailableError
from core.domain.pipeline import Lane
from core.settings import Settings
from core.storage.migrate import upgrade_to_head
from core.tasks import TaskNursery
from worker.arq_worker import build_worker, close_worker
from worker.context import Handlers, WorkerContext
from worker.runner import Runner
from worker.spare import keep_doing_spare_jobs
from worker.upkeep import (
    check_rhythm,
    keep_broadcasting,
    keep_publishing,
    keep_reaping,
    keep_sweeping,
    keep_tidying,
)
from worker.watching import watch_of

log = structlog.get_logger(__name__)

NICENESS = 10
"""People wait for the bot's answer to a press; nobody counts the milliseconds of a worker."""

Connect = Callable[[Settings], AbstractAsyncContextManager[WorkerContext]]
"""Opens what the jobs need, and closes it afterwards."""


async def serve(lane: Lane, settings: Settings, handlers: Handlers, connect: Connect) -> None:
    """Work until SIGTERM or SIGINT; what is interrupted is given back to the queue.

    Raises EngineUnavailableError when Redis stays away, StorageError without a database, ValueError
    for wrong settings, and other ShortsErrors for what is missing.
    """
    check_rhythm(settings.queue)
    os.nice(NICENESS)
    await upgrade_to_head(settings.database.url)
    async with connect(settings) as context, TaskNursery() as nursery:
        nursery.start(keep_reaping(context, settings.queue), name="reaper")
        nursery.start(keep_sweeping(context), name="sweeper")
        if lane is Lane.LIGHT:
            nursery.start(keep_publishing(context), name="publisher")
            rules = retention_rules(settings.retention)
            nursery.start(keep_tidying(context, rules), name="tidier")
            nursery.start(keep_broadcasting(context), name="broadcaster")
        nursery.start(watch_of(context, lane, settings).keep(), name="watch")
        runner = Runner(context, handlers, settings.queue.heartbeat_s)
        nursery.start(keep_doing_spare_jobs(context, runner, lane), name="spare")
        worker = build_worker(lane, settings.queue, runner)
        log.info("worker_started", lane=lane, worker=context.worker_id)
        try:
            await worker.async_run()
        except asyncio.CancelledError:
            log.info("worker_interrupted", lane=lane)
        except (RedisError, OSError) as error:
            raise EngineUnavailableError(f"redis: {error}") from error
        finally:
            await close_worker(worker)
            log.info("worker_stopped", lane=lane)
