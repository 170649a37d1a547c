"""The account's streams, shared by all workers through Redis.

A stream is a lease: its holder renews it, and one whose holder was killed runs out. Waiting is
first come, first served; a waiter that stopped asking loses its place.
"""

import asyncio
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from core.domain.errors import EngineUnavailableError
from core.tasks import TaskNursery

Args = list[str | int]

log = structlog.get_logger(__name__)

# KEYS: leases (holder -> end), queue (waiter -> place), seen (waiter -> end), places (counter)
# ARGV: me, streams, lease ms, patience ms. The server's clock counts, workers' clocks differ.
_TAKE = """
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
for _, gone in ipairs(redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', now)) do
  redis.call('ZREM', KEYS[2], gone)
  redis.call('ZREM', KEYS[3], gone)
end
redis.call('ZADD', KEYS[3], now + ARGV[4], ARGV[1])
if not redis.call('ZSCORE', KEYS[2], ARGV[1]) then
  redis.call('ZADD', KEYS[2], redis.call('INCR', KEYS[4]), ARGV[1])
end
local free = tonumber(ARGV[2]) - redis.call('ZCARD', KEYS[1])
if redis.call('ZRANK', KEYS[2], ARGV[1]) >= free then return 0 end
redis.call('ZREM', KEYS[2], ARGV[1])
redis.call('ZREM', KEYS[3], ARGV[1])
redis.call('ZADD', KEYS[1], now + ARGV[3], ARGV[1])
return 1
"""
_RENEW = """
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
return redis.call('ZADD', KEYS[1], 'XX', 'CH', now + ARGV[3], ARGV[1])
"""
_LEAVE = """
redis.call('ZREM', KEYS[1], ARGV[1])
redis.call('ZREM', KEYS[2], ARGV[1])
return redis.call('ZREM', KEYS[3], ARGV[1])
"""


class RedisStreams:
    """A StreamLimiter over every worker that uses the same Redis, prefix and account.

    lease_s: how long a killed holder blocks its stream.  poll_s: how often a waiter asks.
    """

    def __init__(
        self,
        redis: Redis,
        prefix: str,
        account: str,
        streams: int,
        *,
        lease_s: float = 15.0,
        poll_s: float = 0.25,
    ) -> None:
        self._take = redis.register_script(_TAKE)
        self._renew = redis.register_script(_RENEW)
        self._leave = redis.register_script(_LEAVE)
        base = f"{prefix}:gigachat:streams:{{{account}}}"
        self._keys = [f"{base}:{part}" for part in ("leases", "queue", "seen", "places")]
        self._streams = streams
        self._lease_s = lease_s
        self._poll_s = poll_s

    @asynccontextmanager
    async def hold(self) -> AsyncIterator[None]:
        """Wait for a stream, keep it inside. Raises EngineUnavailableError when Redis is away."""
        me = uuid.uuid4().hex
        args: Args = [
            me,
            self._streams,
            int(self._lease_s * 1000),
            int(self._poll_s * 1000) + 3_000,
        ]
        try:
            await self._wait(args)
            async with TaskNursery() as nursery:
                nursery.start(self._keep(args), name="gigachat-stream-lease")
                yield
        except RedisError as error:
            raise EngineUnavailableError(f"streams: {error}") from error
        finally:
            await self._give_back(args)

    async def _wait(self, args: Args) -> None:
        while True:
            if await self._take(keys=self._keys, args=args):
                return
            await asyncio.sleep(self._poll_s)

    async def _keep(self, args: Args) -> None:
        while True:
            await asyncio.sleep(self._lease_s / 3)
            try:
                kept = await self._renew(keys=self._keys, args=args)
            except RedisError as error:
                log.warning("gigachat_stream_not_renewed", error=str(error))
                continue
            if not kept:
                log.warning("gigachat_stream_lost", advice="this process stood still too long")
                return

    async def _give_back(self, args: Args) -> None:
        try:
            await self._leave(keys=self._keys, args=args)
        except RedisError as error:
            log.warning("gigachat_stream_not_returned", error=str(error), lease_s=self._lease_s)
