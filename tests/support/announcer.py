"""An Announcer for tests that need none."""

from uuid import UUID

from core.domain.records.broadcast import Broadcast
from core.domain.records.health import Alarm
from core.domain.records.people import Chat


class SilentAnnouncer:
    """Says nothing to anybody; writes down alarms."""

    def __init__(self) -> None:
        self.alarms: list[tuple[int, Alarm]] = []

    async def announce(self, broadcast: Broadcast, chat: Chat) -> None: ...
    async def show_broadcast(self, broadcast_id: UUID) -> None: ...
    async def alert(self, person: int, alarm: Alarm) -> None:
        self.alarms.append((person, alarm))
