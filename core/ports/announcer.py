"""Speaks to administrators, and to everybody for them."""

from typing import Protocol
from uuid import UUID

from core.domain.records.broadcast import Broadcast
from core.domain.records.health import Alarm
from core.domain.records.people import Chat


class Announcer(Protocol):
    """Speaks to administrators, and to everybody for them."""

    async def announce(self, broadcast: Broadcast, chat: Chat) -> None:
        """Put the message of a broadcast into a chat.

        Raises ChatUnreachableError; EngineUnavailableError when it surely did not go out and may
        another time; PostUnsureError when nobody can know; PostRefusedError for this chat;
        MessageGoneError when there is nothing to copy any more.
        """
        ...

    async def show_broadcast(self, broadcast_id: UUID) -> None:
        """Bring the message about a broadcast up to date. Raises ShortsErrors of the chat."""
        ...

    async def alert(self, person: int, alarm: Alarm) -> None:
        """Tell an administrator, by Telegram id, what is wrong, or right again. Raises
        ShortsErrors of the chat."""
        ...
