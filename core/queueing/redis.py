"""How we connect to Redis, for ARQ and for everything else, and the names of our keys."""

import json
from typing import Any

from arq.connections import ArqRedis
from redis.asyncio import ConnectionPool
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

from core.domain.pipeline import Lane

PATIENT = 20
"""Retries of a worker, which has nothing else to do than to wait for Redis."""
BRISK = 1
"""Retries where somebody waits for the answer, or can do without: one mends a stale connection."""

CONNECT_TIMEOUT_S = 2.0
SOCKET_TIMEOUT_S = 10.0
"""Longer than any command of ours takes; without one a vanished host is waited for for ever."""
CHECK_IDLE_AFTER_S = 30


def open_redis(url: str, retries: int = BRISK) -> ArqRedis:
    """Return a client that connects when it is first used; close it with its pool.

    Raises ValueError for an address that is none.
    """
    pool = ConnectionPool.from_url(
        url,
        socket_connect_timeout=CONNECT_TIMEOUT_S,
        socket_timeout=SOCKET_TIMEOUT_S,
        socket_keepalive=True,
        health_check_interval=CHECK_IDLE_AFTER_S,
        retry=Retry(ExponentialBackoff(cap=2, base=0.1), retries),
        # Without OSError among them a worker dies when Redis restarts.
        retry_on_error=[RedisConnectionError, RedisTimeoutError, OSError],
    )
    return ArqRedis(pool_or_conn=pool, job_serializer=to_json, job_deserializer=from_json)


async def close_redis(redis: ArqRedis) -> None:
    """Close a client of `open_redis` with all its connections."""
    await redis.aclose(close_connection_pool=True)


def queue_name(prefix: str, lane: Lane) -> str:
    """Return the Redis key of a lane's queue."""
    return f"{prefix}:queue:{lane}"


def health_key(prefix: str, part: str) -> str:
    """Return the Redis key that a live part (a lane's worker, the bot) keeps fresh."""
    return f"{prefix}:health:{part}"


def to_json(job: dict[str, Any]) -> bytes:
    """Serialise an ARQ job; ids only, so JSON does. Exceptions in results become text."""
    return json.dumps(job, default=str).encode()


def from_json(body: bytes) -> dict[str, Any]:
    """Read what `to_json` wrote."""
    job: dict[str, Any] = json.loads(body)
    return job
