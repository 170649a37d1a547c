"""The JobQueue port over ARQ."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from arq.connections import ArqRedis
from arq.constants import in_progress_key_prefix, job_key_prefix
from redis.exceptions import RedisError

from core.domain.clock import utc_now
from core.domain.errors import EngineUnavailableError
from core.domain.pipeline import Lane, longest_timeout
from core.queueing.redis import close_redis, open_redis, queue_name

JOB_FUNCTION = "run_job"

MARGIN = timedelta(minutes=2)
"""ARQ's own timeout is longer than the runner's, which can still say what happened."""


def arq_timeout(lane: Lane) -> timedelta:
    """Return after how long ARQ gives a job of this lane up."""
    return longest_timeout(lane) + MARGIN


def mark_lifetime(lane: Lane) -> timedelta:
    """Return how long ARQ's mark "in progress" outlives a worker that was killed."""
    return arq_timeout(lane) + timedelta(seconds=10)


class ArqJobQueue:
    """Puts `(job, attempt)` into the lane's queue. The ARQ id is made of both, so that the same
    pair is queued once and a later attempt is never mistaken for a twin of an earlier one."""

    def __init__(self, redis: ArqRedis, prefix: str) -> None:
        self._redis = redis
        self._prefix = prefix

    @classmethod
    async def connect(cls, redis_url: str, prefix: str) -> Self:
        """Connect to Redis. Raises EngineUnavailableError, ValueError for a wrong address."""
        redis = open_redis(redis_url)
        try:
            with _reaching_redis():
                await redis.ping()
        except EngineUnavailableError:
            await close_redis(redis)
            raise
        return cls(redis, prefix)

    async def enqueue(
        self, job_id: UUID, attempt: int, lane: Lane, run_after: datetime | None = None
    ) -> None:
        """See the port."""
        # ARQ lets a job expire a day after its time, and refuses one that has expired already.
        due = run_after if run_after is not None and run_after > utc_now() else None
        with _reaching_redis():
            await self._redis.enqueue_job(
                JOB_FUNCTION,
                str(job_id),
                attempt,
                _job_id=_arq_id(job_id, attempt),
                _queue_name=queue_name(self._prefix, lane),
                _defer_until=due,
            )

    async def enqueue_again(
        self, job_id: UUID, attempt: int, lane: Lane, stuck_after: timedelta
    ) -> None:
        """See the port."""
        id_ = _arq_id(job_id, attempt)
        mark, definition = in_progress_key_prefix + id_, job_key_prefix + id_
        with _reaching_redis():
            left_ms = await self._redis.pttl(mark)
            taken_for = mark_lifetime(lane) - timedelta(milliseconds=left_ms)
            if left_ms > 0 and taken_for > stuck_after:
                await self._redis.delete(mark)
            if await self._redis.zscore(queue_name(self._prefix, lane), id_) is None:
                # A definition without a place in the queue would only forbid a new one.
                await self._redis.delete(definition)
        await self.enqueue(job_id, attempt, lane)

    async def depth(self, lane: Lane) -> int:
        """See the port."""
        with _reaching_redis():
            return int(await self._redis.zcard(queue_name(self._prefix, lane)))

    async def aclose(self) -> None:
        """Close the connections."""
        await close_redis(self._redis)


def _arq_id(job_id: UUID, attempt: int) -> str:
    return f"{job_id}:{attempt}"


@contextmanager
def _reaching_redis() -> Iterator[None]:
    try:
        yield
    except (RedisError, OSError) as error:
        raise EngineUnavailableError(f"redis: {error}") from error
