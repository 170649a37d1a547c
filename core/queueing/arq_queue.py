"""The JobQueue port over ARQ."""

from datetime import datetime
from typing import Self
from uuid import UUID

from arq import create_pool
from arq.connections import ArqRedis
from redis.exceptions import RedisError

from core.domain.errors import EngineUnavailableError
from core.domain.pipeline import Lane
from core.queueing.redis import from_json, queue_name, redis_settings, to_json

JOB_FUNCTION = "run_job"


class ArqJobQueue:
    """Puts `(job, attempt)` into the lane's queue. The ARQ id is made of both, so that the same
    pair is queued once and a later attempt is never mistaken for a twin of an earlier one."""

    def __init__(self, pool: ArqRedis, prefix: str) -> None:
        self._pool = pool
        self._prefix = prefix

    @classmethod
    async def connect(cls, redis_url: str, prefix: str) -> Self:
        """Connect to Redis. Raises EngineUnavailableError."""
        try:
            pool = await create_pool(
                redis_settings(redis_url), job_serializer=to_json, job_deserializer=from_json
            )
        except (RedisError, OSError) as error:
            raise EngineUnavailableError(f"redis: {error}") from error
        return cls(pool, prefix)

    async def enqueue(
        self, job_id: UUID, attempt: int, lane: Lane, run_after: datetime | None = None
    ) -> None:
        """See the port."""
        try:
            await self._pool.enqueue_job(
                JOB_FUNCTION,
                str(job_id),
                attempt,
                _job_id=f"{job_id}:{attempt}",
                _queue_name=queue_name(self._prefix, lane),
                _defer_until=run_after,
            )
        except (RedisError, OSError) as error:
            raise EngineUnavailableError(f"redis: {error}") from error

    async def depth(self, lane: Lane) -> int:
        """See the port."""
        try:
            return int(await self._pool.zcard(queue_name(self._prefix, lane)))
        except (RedisError, OSError) as error:
            raise EngineUnavailableError(f"redis: {error}") from error

    async def aclose(self) -> None:
        """Close the connections."""
        await self._pool.aclose()
