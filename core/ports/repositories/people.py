"""Who uses the program, and where."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.domain.records.people import Chat, ChatKind, ChatSettings, User


class UserRepository(Protocol):
    """People."""

    async def ensure(
        self, telegram_id: int, name: str, language: str, username: str | None = None
    ) -> User:
        """Return the person, added with `language` when new; `name` and `username` (without @) are
        kept fresh."""
        ...

    async def get(self, user_id: UUID) -> User | None: ...
    async def by_telegram_id(self, telegram_id: int) -> User | None: ...
    async def set_language(self, user_id: UUID, language: str) -> None: ...
    async def lock(self, user_id: UUID) -> None:
        """Let no other transaction decide about this person until this one has ended."""
        ...

    async def set_plan(self, user_id: UUID, plan: str, until: datetime | None) -> None: ...
    async def set_banned(self, user_id: UUID, *, banned: bool) -> bool:
        """Ban somebody, or let them in again; say whether that changes anything."""
        ...


class ChatRepository(Protocol):
    """Chats."""

    async def ensure(self, telegram_id: int, kind: ChatKind, title: str) -> Chat:
        """Return the chat, added when new; an inactive one becomes active again."""
        ...

    async def get(self, chat_id: UUID) -> Chat | None: ...
    async def by_telegram_id(self, telegram_id: int) -> Chat | None: ...
    async def set_language(self, chat_id: UUID, language: str) -> None: ...
    async def set_settings(self, chat_id: UUID, settings: ChatSettings) -> None: ...
    async def set_active(self, chat_id: UUID, active: bool) -> None: ...
    async def migrate(self, old_telegram_id: int, new_telegram_id: int) -> None:
        """A group became a supergroup: keep its row, and what was sent to it, under the new id.

        A row that the supergroup already has is merged into the older one.
        """
        ...
