"""Waiting for what nothing announces."""

import asyncio
from collections.abc import Awaitable, Callable


async def until(condition: Callable[[], Awaitable[bool]], timeout_s: float = 10) -> None:
    """Ask again and again until it is true. Raises TimeoutError."""
    async with asyncio.timeout(timeout_s):
        while not await condition():  # noqa: ASYNC110  (a database wakes nobody)
            await asyncio.sleep(0.02)
