"""GigaChat's access token in Redis: all workers use one."""

import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from redis.asyncio import Redis
from redis.asyncio.lock import Lock
from redis.exceptions import LockNotOwnedError, RedisError

from core.domain.errors import EngineUnavailableError
from core.engines.llm.gigachat.cache import AccessToken

_LOCK_S = 60.0
_DROP_EARLY_MS = 90_000
_DROP_THIS = """
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0
"""


class RedisTokenCache:
    """A TokenCache under `{prefix}:gigachat:token:*`. Methods raise EngineUnavailableError when
    Redis does not answer."""

    def __init__(self, redis: Redis, prefix: str) -> None:
        self._redis = redis
        self._prefix = f"{prefix}:gigachat:token"
        self._drop = redis.register_script(_DROP_THIS)

    async def get(self, key: str) -> AccessToken | None:
        try:
            return _load(await self._redis.get(self._name(key)))
        except RedisError as error:
            raise EngineUnavailableError(f"token cache: {error}") from error

    async def put(self, key: str, token: AccessToken) -> None:
        lives_ms = token.expires_at_ms - time.time_ns() // 1_000_000 - _DROP_EARLY_MS
        if lives_ms <= 0:
            return
        try:
            await self._redis.set(self._name(key), _dump(token), px=lives_ms)
        except RedisError as error:
            raise EngineUnavailableError(f"token cache: {error}") from error

    async def drop(self, key: str, token: AccessToken) -> None:
        try:
            await self._drop(keys=[self._name(key)], args=[_dump(token)])
        except RedisError as error:
            raise EngineUnavailableError(f"token cache: {error}") from error

    @asynccontextmanager
    async def lock(self, key: str) -> AsyncIterator[None]:
        # Expires by itself: a worker killed while buying must not stop the others.
        lock = Lock(self._redis, f"{self._name(key)}:lock", timeout=_LOCK_S, sleep=0.05)
        try:
            await lock.acquire()
        except RedisError as error:
            raise EngineUnavailableError(f"token cache: {error}") from error
        try:
            yield
        finally:
            try:
                await lock.release()
            except LockNotOwnedError:
                pass  # took longer than the lock lives: at worst two tokens were bought
            except RedisError as error:
                raise EngineUnavailableError(f"token cache: {error}") from error

    def _name(self, key: str) -> str:
        return f"{self._prefix}:{key}"


def _dump(token: AccessToken) -> str:
    return json.dumps({"value": token.value, "expires_at_ms": token.expires_at_ms})


def _load(stored: bytes | str | None) -> AccessToken | None:
    if stored is None:
        return None
    fields = json.loads(stored)
    return AccessToken(fields["value"], fields["expires_at_ms"])
