"""What waits to be posted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from core.domain.errors import AdminsOnlyError
from core.domain.records.channel import Channel
from core.domain.records.clip import Clip
from core.domain.records.delivery import Post
from core.domain.records.people import Chat, ChatKind, User
from core.ports.uow import UnitOfWorkFactory
from core.services.access import Access


class Waiting(NamedTuple):
    """A post and the clip it is of."""

    post: Post
    clip: Clip


@dataclass(frozen=True, slots=True)
class ChannelQueue:
    """A channel and what it is to get, by time."""

    channel: Channel
    waiting: Sequence[Waiting]


@dataclass(frozen=True, slots=True)
class ListChannels:
    """Lists a chat's channels with their queues; in groups for admins only."""

    uow: UnitOfWorkFactory
    access: Access

    async def __call__(self, chat: Chat, actor: User) -> Sequence[ChannelQueue]:
        """Raises AdminsOnlyError, EngineUnavailableError."""
        if chat.kind is not ChatKind.PRIVATE and not await self.access.administers(chat, actor):
            raise AdminsOnlyError(f"user {actor.id} does not administer chat {chat.id}")
        queues = []
        async with self.uow() as uow:
            for channel in await uow.channels.of_chat(chat.id):
                waiting = [
                    Waiting(post, clip)
                    for post in await uow.posts.open_of(channel.id)
                    if (clip := await uow.clips.get(post.clip_id)) is not None
                ]
                queues.append(ChannelQueue(channel, waiting))
        return queues
