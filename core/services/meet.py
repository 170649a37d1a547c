"""Somebody speaks to the program somewhere."""

from dataclasses import dataclass

from core.domain.records.people import Chat, ChatKind, User
from core.ports.uow import UnitOfWorkFactory


@dataclass(frozen=True, slots=True)
class Meet:
    """Makes sure that a person and a chat are known, and brings their names up to date."""

    uow: UnitOfWorkFactory

    async def person(
        self,
        telegram_id: int,
        name: str,
        language: str,
        chat: tuple[int, ChatKind, str],
    ) -> tuple[User, Chat]:
        """`chat` is its Telegram id, kind and title; `language` counts for a new person only."""
        async with self.uow() as uow:
            user = await uow.users.ensure(telegram_id, name, language)
            known_chat = await uow.chats.ensure(*chat)
            await uow.commit()
        return user, known_chat

    async def moved_chat(self, old_telegram_id: int, new_telegram_id: int) -> None:
        """A group became a supergroup."""
        async with self.uow() as uow:
            await uow.chats.migrate(old_telegram_id, new_telegram_id)
            await uow.commit()
