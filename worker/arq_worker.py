"""The ARQ worker of one lane. Every setting is spelled out: ARQ ignores inherited ones."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from arq.typing import StartupShutdown
from arq.worker import Worker, func

from core.domain.pipeline import Lane, longest_timeout
from core.queueing.arq_queue import JOB_FUNCTION
from core.queueing.redis import from_json, health_key, queue_name, redis_settings, to_json
from core.settings import QueueSettings
from worker.runner import Runner

RUNNER = "runner"

ARQ_MARGIN = timedelta(minutes=2)
"""ARQ's own timeout is longer than the runner's, which can still say what happened."""
NEVER_BY_ARQ = 1_000_000
"""Attempts are counted in the database; ARQ only re-runs what a shutdown interrupted."""
HEALTH_EVERY_S = 10


async def run_job(ctx: dict[str, Any], job_id: str, attempt: int) -> None:
    """The one function of the queue."""
    runner: Runner = ctx[RUNNER]
    await runner.run(UUID(job_id), attempt)


def build_worker(
    lane: Lane, settings: QueueSettings, on_startup: StartupShutdown, on_shutdown: StartupShutdown
) -> Worker:
    """Return the worker of a lane; `on_startup` puts a Runner into ctx[RUNNER]."""
    timeout = (longest_timeout(lane) + ARQ_MARGIN).total_seconds()
    job = func(run_job, name=JOB_FUNCTION, timeout=timeout, keep_result=0, max_tries=NEVER_BY_ARQ)
    return Worker(
        functions=[job],
        queue_name=queue_name(settings.queue_prefix, lane),
        redis_settings=redis_settings(settings.redis_url),
        on_startup=on_startup,
        on_shutdown=on_shutdown,
        handle_signals=True,
        job_completion_wait=0,
        max_jobs=settings.light_jobs if lane is Lane.LIGHT else settings.heavy_jobs,
        job_timeout=timeout,
        keep_result=0,
        poll_delay=0.3,
        max_tries=NEVER_BY_ARQ,
        health_check_interval=HEALTH_EVERY_S,
        health_check_key=health_key(settings.queue_prefix, lane),
        retry_jobs=True,
        allow_abort_jobs=False,
        job_serializer=to_json,
        job_deserializer=from_json,
        log_results=False,
    )
