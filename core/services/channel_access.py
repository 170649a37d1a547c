"""Who may post to a channel, and who may change how that is done."""

from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from core.domain.errors import (
    ChannelBotRightsError,
    ChannelClosedError,
    ChannelError,
    ChannelNotYoursError,
    ChannelPersonRightsError,
    OutdatedError,
)
from core.domain.records.channel import Channel
from core.domain.records.people import User
from core.ports.rights import ChatRights, PostingRights
from core.ports.uow import UnitOfWorkFactory


class Standing(NamedTuple):
    """Whether a channel can be posted to; `changed` tells that this was not known before."""

    problem: ChannelError | None
    changed: bool


@dataclass(frozen=True, slots=True)
class ChannelAccess:
    """Opens channels to people. Asks the chat service outside of any transaction."""

    uow: UnitOfWorkFactory
    rights: ChatRights

    async def to_channel(self, channel_id: UUID, actor: User) -> Channel:
        """Return the channel to the person who connected it, or to one who may post there.

        Raises OutdatedError, ChannelNotYoursError, EngineUnavailableError.
        """
        async with self.uow() as uow:
            channel = await uow.channels.get(channel_id)
        if channel is None:
            raise OutdatedError(f"no channel {channel_id}")
        if channel.connected_by != actor.id:
            rights = await self.rights.posting(channel.telegram_id, actor.telegram_id)
            if not rights.person:
                raise ChannelNotYoursError(f"user {actor.id} may not post to {channel_id}")
        return channel

    async def look(self, channel: Channel) -> Standing:
        """Find out whether a channel can be posted to now, and write it down.

        Raises EngineUnavailableError.
        """
        async with self.uow() as uow:
            person = await uow.users.get(channel.connected_by)
        if person is None:
            raise OutdatedError(f"nobody connected channel {channel.id}")
        found = await self.rights.posting(channel.telegram_id, person.telegram_id)
        problem = problem_of(found)
        async with self.uow() as uow:
            changed = await uow.channels.set_lost(channel.id, problem.key if problem else None)
            await uow.commit()
        return Standing(problem, changed)


def problem_of(rights: PostingRights) -> ChannelError | None:
    """Return what keeps the program from posting on behalf of the person."""
    if rights.place is None:
        return ChannelClosedError("the bot is not in there")
    if not rights.bot:
        return ChannelBotRightsError(f"no right to post to {rights.place.telegram_id}")
    if not rights.person:
        return ChannelPersonRightsError(f"not an admin of {rights.place.telegram_id}")
    return None
