"""`python -m worker light|heavy`."""

import asyncio
import sys
from contextlib import AsyncExitStack
from typing import Any

import structlog

from core.domain.errors import ShortsError
from core.domain.pipeline import Lane
from core.logs import configure_logging
from core.settings import Settings
from core.storage.migrate import upgrade_to_head
from core.tasks import TaskNursery
from worker.arq_worker import RUNNER, build_worker
from worker.handlers import HANDLERS
from worker.runner import Runner
from worker.upkeep import keep_reaping, keep_sweeping
from worker.wiring import open_context

log = structlog.get_logger(__name__)

CONFIG_ERROR = 78


async def serve(lane: Lane, settings: Settings) -> None:
    """Work until SIGTERM or SIGINT; what is interrupted is given back to the queue."""
    await upgrade_to_head(settings.database.url)
    stack = AsyncExitStack()

    async def start(ctx: dict[Any, Any]) -> None:
        context = await stack.enter_async_context(open_context(settings))
        nursery = await stack.enter_async_context(TaskNursery())
        nursery.start(keep_reaping(context, settings.queue), name="reaper")
        nursery.start(keep_sweeping(context), name="sweeper")
        ctx[RUNNER] = Runner(context, HANDLERS, settings.queue.heartbeat_s)
        log.info("worker_started", lane=lane, worker=context.worker_id)

    async def stop(ctx: dict[Any, Any]) -> None:  # noqa: ARG001  (ARQ's signature)
        await stack.aclose()
        log.info("worker_stopped", lane=lane)

    worker = build_worker(lane, settings.queue, start, stop)
    try:
        await worker.async_run()
    except asyncio.CancelledError:
        log.info("worker_interrupted", lane=lane)
    finally:
        await worker.close()


def main() -> None:
    """Read the lane from the command line and serve it."""
    lanes = [lane.value for lane in Lane]
    if len(sys.argv) != 2 or sys.argv[1] not in lanes:  # noqa: PLR2004
        sys.exit(f"usage: python -m worker {'|'.join(lanes)}")
    settings = Settings()
    configure_logging(settings.log)
    try:
        asyncio.run(serve(Lane(sys.argv[1]), settings))
    except (ShortsError, ValueError) as error:
        log.error("worker_cannot_start", error=str(error))
        sys.exit(CONFIG_ERROR)


if __name__ == "__main__":
    main()
