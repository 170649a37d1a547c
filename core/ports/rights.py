"""Who may decide in a chat, and who may post to it."""

from dataclasses import dataclass
from typing import Protocol

from core.domain.records.people import Chat, ChatKind


@dataclass(frozen=True, slots=True)
class Place:
    """A channel or group as the chat service knows it now."""

    telegram_id: int
    kind: ChatKind
    title: str
    username: str | None


@dataclass(frozen=True, slots=True)
class PostingRights:
    """Who may post to a place: the program and a person. `place` is None when the program is not
    in it: then it cannot know anything else."""

    place: Place | None
    bot: bool = False
    person: bool = False


class ChatRights(Protocol):
    """Asks the chat service about people's rights. Raises EngineUnavailableError when it does not
    answer."""

    async def is_admin(self, chat: Chat, user_telegram_id: int) -> bool:
        """Say whether this person administers the chat."""
        ...

    async def is_member(self, chat: Chat, user_telegram_id: int) -> bool:
        """Say whether this person is in the chat."""
        ...

    async def posting(self, telegram_id: int, user_telegram_id: int) -> PostingRights:
        """Say who may post to a channel or group. In a group a person who may is an admin."""
        ...
