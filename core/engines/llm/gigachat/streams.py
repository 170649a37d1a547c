"""How many calls may run at once: the account allows so many over all workers together."""

import asyncio
from contextlib import AbstractAsyncContextManager
from typing import Protocol


class StreamLimiter(Protocol):
    """Hands out streams of an account."""

    def hold(self) -> AbstractAsyncContextManager[object]:
        """Wait for a free stream and keep it inside the context."""
        ...


class LocalStreams:
    """Streams of one process."""

    def __init__(self, streams: int) -> None:
        self._semaphore = asyncio.Semaphore(streams)

    def hold(self) -> AbstractAsyncContextManager[object]:
        return self._semaphore
