"""What an access token is, and where workers keep it."""

import asyncio
import time
from collections import defaultdict
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Protocol

_EARLY_MS = 60_000


@dataclass(frozen=True, slots=True)
class AccessToken:
    """`expires_at_ms` is Unix time in ms. The value never reaches a log."""

    value: str = field(repr=False)
    expires_at_ms: int

    @property
    def is_fresh(self) -> bool:
        """True while it outlives one more request."""
        return self.expires_at_ms - _EARLY_MS > time.time_ns() // 1_000_000


class TokenCache(Protocol):
    """Where tokens are kept. `key` names the credentials and is no secret."""

    async def get(self, key: str) -> AccessToken | None: ...
    async def put(self, key: str, token: AccessToken) -> None: ...
    async def drop(self, key: str, token: AccessToken) -> None:
        """Forget this very token; a newer one stays."""
        ...

    def lock(self, key: str) -> AbstractAsyncContextManager[object]:
        """Hold while buying a token, so that one is bought and not one per worker."""
        ...


class MemoryTokenCache:
    """A cache of one process."""

    def __init__(self) -> None:
        self._tokens: dict[str, AccessToken] = {}
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def get(self, key: str) -> AccessToken | None:
        return self._tokens.get(key)

    async def put(self, key: str, token: AccessToken) -> None:
        self._tokens[key] = token

    async def drop(self, key: str, token: AccessToken) -> None:
        if self._tokens.get(key) == token:
            del self._tokens[key]

    def lock(self, key: str) -> AbstractAsyncContextManager[object]:
        return self._locks[key]
