"""The program was let into a chat, or put out of it."""

from dataclasses import dataclass

from core.domain.records.people import Chat
from core.ports.uow import UnitOfWorkFactory


@dataclass(frozen=True, slots=True)
class NoteChatPresence:
    """Remembers whether anything can be said in a chat."""

    uow: UnitOfWorkFactory

    async def __call__(self, chat: Chat, *, active: bool) -> None:
        async with self.uow() as uow:
            await uow.chats.set_active(chat.id, active)
            await uow.commit()
