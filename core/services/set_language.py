"""A person chooses the interface language."""

from dataclasses import dataclass

from core.domain.errors import AdminsOnlyError
from core.domain.records.people import Chat, ChatKind, User
from core.ports.uow import UnitOfWorkFactory
from core.services.access import Access


@dataclass(frozen=True, slots=True)
class SetLanguage:
    """Remembers the language: for the person in private, for the chat in groups."""

    uow: UnitOfWorkFactory
    access: Access

    async def __call__(self, language: str, chat: Chat, actor: User) -> None:
        """`language` is ru or en. Raises AdminsOnlyError in a group the person does not run."""
        private = chat.kind is ChatKind.PRIVATE
        if not private and not await self.access.administers(chat, actor):
            raise AdminsOnlyError(f"user {actor.id} does not administer chat {chat.id}")
        async with self.uow() as uow:
            if private:
                await uow.users.set_language(actor.id, language)
            else:
                await uow.chats.set_language(chat.id, language)
            await uow.commit()
