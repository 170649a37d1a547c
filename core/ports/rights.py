"""Who may decide in a chat."""

from typing import Protocol

from core.domain.records.people import Chat


class ChatRights(Protocol):
    """Asks the chat service about a person's rights."""

    async def is_admin(self, chat: Chat, user_telegram_id: int) -> bool:
        """Say whether this person administers the chat."""
        ...
