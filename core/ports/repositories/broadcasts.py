"""Broadcasts: every change is a compare-and-set that tells whether it took."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.domain.records.broadcast import Audience, Broadcast, BroadcastStatus, TargetState
from core.domain.records.people import Chat


class BroadcastRepository(Protocol):
    """Broadcasts. A chat is reached when it is active, and when its person is not banned."""

    async def add(self, broadcast: Broadcast) -> None: ...
    async def get(self, broadcast_id: UUID) -> Broadcast | None: ...
    async def recent(self, limit: int) -> Sequence[Broadcast]:
        """Those that were started, newest first."""
        ...

    async def reach(self, audience: Audience) -> int:
        """How many chats it would go to now."""
        ...

    async def set_audience(self, broadcast_id: UUID, audience: Audience) -> bool:
        """Choose whom a draft goes to."""
        ...

    async def start(self, broadcast_id: UUID, audience: Audience, now: datetime) -> bool:
        """draft -> running, with the chats of this moment as its targets."""
        ...

    async def end(
        self, broadcast_id: UUID, to: BroadcastStatus, now: datetime, error: str | None = None
    ) -> bool:
        """running -> stopped or done; a draft is stopped as well."""
        ...

    async def take(self, worker_id: str, now: datetime, silent_since: datetime) -> Broadcast | None:
        """Take the oldest running one that nobody sends, or whose sender fell silent: what that
        one was sending is unsure from then on."""
        ...

    async def beat(self, broadcast_id: UUID, worker_id: str, now: datetime) -> bool:
        """Heartbeat; False when it is not running any more, or not ours."""
        ...

    async def release(
        self, broadcast_id: UUID, worker_id: str, resume_at: datetime | None = None
    ) -> None:
        """Leave it to whoever takes it next, not before `resume_at`."""
        ...

    async def next_target(self, broadcast_id: UUID, worker_id: str) -> Chat | None:
        """Mark a waiting chat as being sent to, and return it; None when there is none left, or
        when the broadcast is not running any more, or not this worker's."""
        ...

    async def settle(self, broadcast_id: UUID, chat_id: UUID, state: TargetState) -> None:
        """Write down what became of it in a chat that was being sent to."""
        ...

    async def counts(self, broadcast_id: UUID) -> Counter[TargetState]:
        """How many chats are in which state."""
        ...
