"""A worker process from start to end."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import structlog
from arq.worker import Worker
from redis.exceptions import RedisError

from core.domain.errors import EngineUnavailableError
from core.domain.pipeline import Lane
from core.settings import Settings
from core.storage.migrate import upgrade_to_head
from core.tasks import TaskNursery
from worker.arq_worker import build_worker
from worker.context import Handlers, WorkerContext
from worker.handlers import HANDLERS
from worker.runner import Runner
from worker.upkeep import check_rhythm, keep_reaping, keep_sweeping
from worker.wiring import open_context

log = structlog.get_logger(__name__)

Connect = Callable[[Settings], AbstractAsyncContextManager[WorkerContext]]


async def serve(
    lane: Lane,
    settings: Settings,
    *,
    handlers: Handlers = HANDLERS,
    connect: Connect = open_context,
) -> None:
    """Work until SIGTERM or SIGINT; what is interrupted is given back to the queue.

    Raises EngineUnavailableError when Redis stays away, StorageError without a database, ValueError
    for wrong settings, and other ShortsErrors for what is missing.
    """
    check_rhythm(settings.queue)
    await upgrade_to_head(settings.database.url)
    async with connect(settings) as context, TaskNursery() as nursery:
        nursery.start(keep_reaping(context, settings.queue), name="reaper")
        nursery.start(keep_sweeping(context), name="sweeper")
        runner = Runner(context, handlers, settings.queue.heartbeat_s)
        worker = build_worker(lane, settings.queue, runner)
        log.info("worker_started", lane=lane, worker=context.worker_id)
        try:
            await worker.async_run()
        except asyncio.CancelledError:
            log.info("worker_interrupted", lane=lane)
        except (RedisError, OSError) as error:
            raise EngineUnavailableError(f"redis: {error}") from error
        finally:
            await _leave(worker)
            log.info("worker_stopped", lane=lane)


async def _leave(worker: Worker) -> None:
    """Wait for the jobs: given back after a signal, brought to their end when only Redis is away
    (a database that is there is enough for that)."""
    await asyncio.gather(*worker.tasks.values(), return_exceptions=True)
    worker.tasks.clear()
    try:
        await worker.close()
    except (RedisError, OSError) as error:
        log.warning("worker_not_closed", error=str(error))
