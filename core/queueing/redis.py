"""How we connect to Redis, for ARQ and for everything else."""

import json
from typing import Any

from arq.connections import RedisSettings
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

from core.domain.pipeline import Lane

RETRIES = 20


def redis_settings(url: str) -> RedisSettings:
    """Return ARQ's settings with retries: without OSError among them a worker dies when Redis
    restarts."""
    settings = RedisSettings.from_dsn(url)
    settings.retry = Retry(ExponentialBackoff(cap=2, base=0.1), RETRIES)
    settings.retry_on_error = [RedisConnectionError, RedisTimeoutError, OSError]
    settings.retry_on_timeout = True
    return settings


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
