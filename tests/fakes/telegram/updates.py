"""Updates that wait for the bot, and the long polling that fetches them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from .wire import Json, conflict

_NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_FIRST_ID = 512_000_001
OTHER_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)


@dataclass(eq=False)
class _Poll:
    """A request that waits for updates."""

    ended_by: str = ""


class UpdateQueue:
    """Kept until confirmed by a higher offset, as Telegram keeps them (there: 24 hours)."""

    def __init__(self) -> None:
        self.pending: list[Json] = []
        self.allowed: frozenset[str] | None = None
        self._next_id = _FIRST_ID
        self._arrived = asyncio.Event()
        self._poll: _Poll | None = None
        self._closed = False

    def allow(self, kinds: list[str] | None) -> None:
        """None leaves the setting, an empty list restores the default set."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    def push(self, kind: str, payload: Json) -> None:
        """Add an update unless its kind is not subscribed to at this moment."""
        is_wanted = kind in self.allowed if self.allowed else kind not in _NOT_BY_DEFAULT
        if is_wanted:
            self.push_raw({kind: payload})

    def push_raw(self, update: Json) -> Json:
        """Add an update as it is, malformed or not; returns it with its id."""
        numbered = {"update_id": self._next_id, **update}
        self._next_id += 1
        self.pending.append(numbered)
        self._wake()
        return numbered

    def confirm(self, offset: int) -> None:
        """Forget what precedes `offset`; a negative one counts from the end of the queue."""
        if offset < 0:
            self.pending = self.pending[offset:]
        elif offset > 0:
            self.pending = [u for u in self.pending if u["update_id"] >= offset]

    async def arrival(self) -> None:
        """Return at the next update, at once when some are pending or the queue is closed."""
        if not self.pending and not self._closed:
            await self._arrived.wait()

    async def poll(self, offset: int, limit: int, timeout_s: int) -> list[Json]:
        """Long polling; a second poller makes the first one fail with a conflict."""
        self.abort_poll(OTHER_POLLER)
        mine = self._poll = _Poll()
        try:
            self.confirm(offset)
            if not self.pending and timeout_s > 0:
                await self._wait(mine, timeout_s)
            if mine.ended_by:
                raise conflict(mine.ended_by)
            return self.pending[: max(1, min(limit, 100))]
        finally:
            if self._poll is mine:
                self._poll = None

    async def _wait(self, mine: _Poll, timeout_s: int) -> None:
        try:
            async with asyncio.timeout(timeout_s):
                while not self.pending and not mine.ended_by and not self._closed:
                    await self._arrived.wait()
        except TimeoutError:
            return

    def abort_poll(self, reason: str) -> None:
        """Let the waiting poller go with a conflict."""
        if self._poll:
            self._poll.ended_by = reason
            self._wake()

    def close(self) -> None:
        """Let every waiting poller go with an empty answer."""
        self._closed = True
        self._wake()

    def _wake(self) -> None:
        self._arrived.set()
        self._arrived = asyncio.Event()
