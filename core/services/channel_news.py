"""A channel's rights changed: whoever connected it has to know."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from core.domain.records.channel import Channel
from core.domain.records.people import User
from core.ports.chat import ChatAddress
from core.ports.uow import UnitOfWorkFactory
from core.services.addressing import address_of
from core.services.channel_access import ChannelAccess


@dataclass(frozen=True, slots=True)
class NoteChannelRights:
    """Looks at every connection to a channel again."""

    uow: UnitOfWorkFactory
    channels: ChannelAccess

    async def __call__(self, telegram_id: int) -> Sequence[tuple[ChatAddress, Channel]]:
        """Return the connections that were lost or came back, and where to tell that.

        Raises EngineUnavailableError.
        """
        async with self.uow() as uow:
            connected = await uow.channels.at(telegram_id)
        news = [each for each in connected if (await self.channels.look(each)).changed]
        told = []
        async with self.uow() as uow:
            for channel in news:
                fresh = await uow.channels.get(channel.id)
                chat = await uow.chats.get(channel.chat_id)
                person = await uow.users.get(channel.connected_by)
                if fresh is not None and chat is not None and person is not None:
                    told.append((address_of(chat, person, None), fresh))
        return told

    async def home_of(self, person: User) -> UUID | None:
        """Return the id of their private chat: another one, or none, once they were forgotten."""
        async with self.uow(reading=True) as uow:
            chat = await uow.chats.by_telegram_id(person.telegram_id)
        return chat.id if chat else None

    async def is_news(self, telegram_id: int, person: User, home: UUID | None) -> bool:
        """Say whether the channel can be offered to this person, whose private chat was `home` when
        they let us in: not one they connected, nor after they had everything forgotten."""
        if home != await self.home_of(person):
            return False
        async with self.uow(reading=True) as uow:
            connected = await uow.channels.at(telegram_id)
        return all(channel.connected_by != person.id for channel in connected)
