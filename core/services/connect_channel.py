"""A person connects a channel or group to a chat."""

from dataclasses import dataclass

from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.domain.records.channel import Channel, PostingRules
from core.domain.records.people import Chat, User
from core.ports.rights import ChatRights
from core.ports.uow import UnitOfWorkFactory
from core.services.channel_access import problem_of


@dataclass(frozen=True, slots=True)
class ConnectChannel:
    """Connects a channel that both the program and the person may post to."""

    uow: UnitOfWorkFactory
    rights: ChatRights

    async def __call__(self, chat: Chat, actor: User, telegram_id: int) -> Channel:
        """Connect it, or bring it up to date; it is not posted to by itself until someone says so.

        Raises ChannelError, EngineUnavailableError.
        """
        rights = await self.rights.posting(telegram_id, actor.telegram_id)
        if (problem := problem_of(rights)) is not None:
            raise problem
        assert rights.place is not None
        channel = Channel(
            id=new_id(),
            chat_id=chat.id,
            telegram_id=rights.place.telegram_id,
            kind=rights.place.kind,
            title=rights.place.title,
            username=rights.place.username,
            connected_by=actor.id,
            rules=PostingRules(),
            lost=None,
            created_at=utc_now(),
        )
        async with self.uow() as uow:
            kept = await uow.channels.put(channel)
            await uow.commit()
        return kept
