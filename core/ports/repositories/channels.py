"""Channels that shorts are posted to."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from core.domain.records.channel import Channel, PostingRules


class ChannelRepository(Protocol):
    """Channels of chats."""

    async def put(self, channel: Channel) -> Channel:
        """Keep a channel; one that this chat has already keeps its id and rules."""
        ...

    async def get(self, channel_id: UUID) -> Channel | None: ...
    async def of_chat(self, chat_id: UUID) -> Sequence[Channel]:
        """Channels of a chat, oldest first."""
        ...

    async def at(self, telegram_id: int) -> Sequence[Channel]:
        """Every chat's connection to this channel."""
        ...

    async def set_rules(self, channel_id: UUID, rules: PostingRules) -> None: ...
    async def set_lost(self, channel_id: UUID, key: str | None) -> bool:
        """Note why a channel cannot be posted to, None that it can; say whether it was the other
        way round until now, so that people are told once."""
        ...

    async def remove(self, channel_id: UUID) -> None: ...
