"""The ARQ worker of one lane. Every setting is spelled out: ARQ ignores inherited ones."""

import asyncio
import random
from datetime import timedelta
from typing import Any
from uuid import UUID

import structlog
from arq.worker import Retry, Worker, func
from redis.exceptions import RedisError

from core.domain.errors import StorageError
from core.domain.pipeline import Lane
from core.queueing.arq_queue import JOB_FUNCTION, arq_timeout, mark_lifetime
from core.queueing.redis import (
    PATIENT,
    close_redis,
    from_json,
    health_key,
    open_redis,
    queue_name,
    to_json,
)
from core.settings import QueueSettings
from worker.runner import Runner

log = structlog.get_logger(__name__)

RUNNER = "runner"

NEVER_BY_ARQ = 1_000_000
"""Attempts are counted in the database; ARQ only re-runs what a shutdown interrupted."""
HEALTH_EVERY_S = 10
POLL_EVERY_S = 0.3
CLAIM_AGAIN_AFTER_S = (1.0, 3.0)
FAREWELL_S = 3.0
TOLD_AGAIN_AFTER_S = 0.3


async def run_job(ctx: dict[str, Any], job_id: str, attempt: int) -> None:
    """The one function of the queue."""
    runner: Runner = ctx[RUNNER]
    try:
        await runner.run(UUID(job_id), attempt)
    except StorageError as error:
        log.warning("job_not_claimed_yet", job=job_id, error=str(error))
        wait = random.uniform(*CLAIM_AGAIN_AFTER_S)  # noqa: S311  (jitter is no secret)
        raise Retry(defer=timedelta(seconds=wait)) from error


def build_worker(
    lane: Lane, settings: QueueSettings, runner: Runner, *, handle_signals: bool = True
) -> Worker:
    """Return the worker of a lane, to be built inside the event loop.

    `handle_signals`: SIGTERM and SIGINT make it give its jobs back; False where the process's
    signals are somebody else's. Close it with `close_worker`.
    """
    timeout = arq_timeout(lane).total_seconds()
    job = func(run_job, name=JOB_FUNCTION, timeout=timeout, keep_result=0, max_tries=NEVER_BY_ARQ)
    worker = Worker(
        functions=[job],
        queue_name=queue_name(settings.queue_prefix, lane),
        redis_pool=open_redis(settings.redis_url, PATIENT),
        handle_signals=handle_signals,
        job_completion_wait=0,
        max_jobs=settings.light_jobs if lane is Lane.LIGHT else settings.heavy_jobs,
        job_timeout=timeout,
        keep_result=0,
        poll_delay=POLL_EVERY_S,
        max_tries=NEVER_BY_ARQ,
        health_check_interval=HEALTH_EVERY_S,
        health_check_key=health_key(settings.queue_prefix, lane),
        retry_jobs=True,
        allow_abort_jobs=False,
        job_serializer=to_json,
        job_deserializer=from_json,
        log_results=False,
        ctx={RUNNER: runner},
    )
    worker.on_stop = lambda _: _stop_taking_jobs(worker)
    worker.in_progress_timeout_s = mark_lifetime(lane).total_seconds()
    return worker


async def close_worker(worker: Worker) -> None:
    """Wait for the worker's jobs, then let go of Redis.

    After a signal they are given back; when only Redis is away they are brought to their end, for
    which the database is enough. ARQ's own way raises what became of them.
    """
    if worker.main_task is not None:
        # One that went on would connect anew after us.
        _stop_taking_jobs(worker)
        await asyncio.wait({worker.main_task}, timeout=FAREWELL_S)
    await asyncio.gather(*worker.tasks.values(), return_exceptions=True)
    try:
        async with asyncio.timeout(FAREWELL_S):
            await worker.pool.delete(worker.health_check_key)
    except (RedisError, OSError) as error:
        log.info("health_key_left", error=repr(error))
    await close_redis(worker.pool)


def _stop_taking_jobs(worker: Worker) -> None:
    """End the loop that takes jobs.

    The client of Redis may swallow a cancellation that comes in the middle of a request: the loop
    is told until it listens.
    """
    worker.allow_pick_jobs = False
    if worker.main_task is not None and worker.main_task.cancel():
        again = asyncio.get_running_loop().call_later
        again(TOLD_AGAIN_AFTER_S, _stop_taking_jobs, worker)
