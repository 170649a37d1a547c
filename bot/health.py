"""The sign of life that `shorts health bot` looks for."""

import time

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from core.domain.clock import utc_now
from core.queueing.redis import health_key
from core.settings import QueueSettings

log = structlog.get_logger(__name__)

FRESH_FOR_S = 120
"""A poll may take its whole timeout, and trouble with the network is waited out."""

EVERY_S = 10
"""Polls come as fast as people press: no press is to wait for one more sign of life."""


class Heartbeat:
    """Refreshes the key now and then; a Redis that is away costs a log line, never an answer."""

    def __init__(self, settings: QueueSettings) -> None:
        self._redis = Redis.from_url(settings.redis_url, socket_timeout=2, socket_connect_timeout=2)
        self._key = health_key(settings.queue_prefix, "bot")
        self._due_at = 0.0

    async def beat(self) -> None:
        if time.monotonic() < self._due_at:
            return
        try:
            await self._redis.set(self._key, utc_now().isoformat(), ex=FRESH_FOR_S)
            self._due_at = time.monotonic() + EVERY_S
        except (RedisError, OSError) as error:
            log.warning("heartbeat_failed", error=type(error).__name__)

    async def aclose(self) -> None:
        await self._redis.aclose()
