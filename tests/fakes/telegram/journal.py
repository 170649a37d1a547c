"""Everything that happened, in order: the one source the views of a test are built from."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from .wire import Json


class Journal:
    """An append-only list of JSON events; whoever waits is woken at every entry."""

    def __init__(self, listener: Callable[[Json], None]) -> None:
        self.events: list[Json] = []
        self._listener = listener
        self._changed = asyncio.Event()

    def add(self, kind: str, **fields: object) -> None:
        """Append an event; `at` is CLOCK_MONOTONIC seconds, comparable across processes."""
        event: Json = {"kind": kind, "at": time.monotonic(), **fields}
        self.events.append(event)
        self._listener(event)
        self.wake()

    def wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    async def changed(self) -> None:
        """Return at the next entry. Entries made before the call do not count."""
        await self._changed.wait()

    async def beyond(self, position: int, timeout_s: float) -> list[Json]:
        """The events after the first `position` ones; waits for one at most `timeout_s`."""
        if len(self.events) <= position:
            try:
                async with asyncio.timeout(timeout_s):
                    await self.changed()
            except TimeoutError:
                return []
        return self.events[position:]
