"""Writing how an attempt ended."""

import asyncio
from collections.abc import Awaitable, Callable
from decimal import Decimal
from typing import TypeVar

import structlog

from core.domain.errors import StorageError
from core.domain.records.job import Job
from core.ports.uow import UnitOfWork
from worker.context import WorkerContext

log = structlog.get_logger(__name__)

AGAIN_AFTER_S = (0.2, 1.0, 3.0, 6.0)
"""A database that restarts must not cost the work of half an hour."""

T = TypeVar("T")

Ending = Callable[[UnitOfWork], Awaitable[bool]]
"""A change of the row, and of what goes with it; False when the row is not ours any more."""


async def write_ending(context: WorkerContext, job: Job, cost_usd: Decimal, ending: Ending) -> bool:
    """Write an ending in one transaction; say whether it took.

    When it did not, nothing of it is kept but the cost. Raises StorageError when the database
    stays away: the reaper gives the job to somebody else then.
    """
    return await patiently(lambda: _write(context, job, cost_usd, ending))


async def patiently(write: Callable[[], Awaitable[T]]) -> T:
    """Write again and again while the database is away. Raises StorageError in the end."""
    for pause_s in AGAIN_AFTER_S:
        try:
            return await write()
        except StorageError as error:
            log.warning("not_written_yet", error=str(error))
        await asyncio.sleep(pause_s)
    return await write()


async def book(context: WorkerContext, job: Job, cost_usd: Decimal) -> None:
    """Keep the cost of an attempt that has no ending of its own. Raises StorageError."""
    if cost_usd:
        async with context.uow() as uow:
            await uow.jobs.spend(job.id, cost_usd)
            await uow.commit()


async def _write(context: WorkerContext, job: Job, cost_usd: Decimal, ending: Ending) -> bool:
    async with context.uow() as uow:
        if await ending(uow):
            await uow.commit()
            return True
    await book(context, job, cost_usd)
    return False
