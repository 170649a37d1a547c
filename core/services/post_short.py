"""A person sends a finished short to a channel."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from core.domain.clock import utc_now
from core.domain.errors import NoSlotsError, OutdatedError, ShortGoneError
from core.domain.records.channel import Channel
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.delivery import Post, PostStatus
from core.domain.records.people import Chat, ChatKind, User
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.access import Access
from core.services.channel_access import ChannelAccess
from core.services.plan_posts import a_post
from core.services.post_times import next_slot

TWICE_WITHIN = timedelta(minutes=1)
"""Of two presses so near to each other the second one is meant for the first one's post."""


class When(StrEnum):
    """Times to choose from."""

    NOW = "now"
    HOUR = "hour"
    SLOT = "slot"
    TOMORROW = "tom"


class Times(NamedTuple):
    """When a short can go to a channel, and its posts there until now, oldest first."""

    clip: Clip
    channel: Channel
    choices: dict[When, datetime]
    before: Sequence[Post]


@dataclass(frozen=True, slots=True)
class PostShort:
    """Offers channels and times, and plans a post."""

    uow: UnitOfWorkFactory
    access: Access
    channels: ChannelAccess

    async def targets(self, clip_id: UUID, chat: Chat, actor: User) -> Sequence[Channel]:
        """Return the channels of this chat and of the person, those that can be posted to first.

        Raises OutdatedError, NotYoursError.
        """
        clip, _, _ = await self.access.to_clip(clip_id, actor)
        _require_short(clip)
        async with self.uow() as uow:
            own = await uow.chats.by_telegram_id(actor.telegram_id)
            chats = {chat.id} | ({own.id} if own and own.kind is ChatKind.PRIVATE else set())
            found = [each for chat_id in chats for each in await uow.channels.of_chat(chat_id)]
        unique = {channel.telegram_id: channel for channel in found}
        return sorted(unique.values(), key=lambda each: (each.lost is not None, str(each.id)))

    async def times(self, clip_id: UUID, channel_id: UUID, actor: User) -> Times:
        """Return when the short can go there. Raises OutdatedError, NotYoursError, ChannelError,
        EngineUnavailableError."""
        clip, _, _ = await self.access.to_clip(clip_id, actor)
        _require_short(clip)
        channel = await self.channels.to_channel(channel_id, actor)
        standing = await self.channels.look(channel)
        if standing.problem is not None:
            raise standing.problem
        async with self.uow() as uow:
            posts = await uow.posts.of_clip(clip_id)
            choices = await _choices(uow, channel)
        before = [post for post in posts if post.target_telegram_id == channel.telegram_id]
        return Times(clip, channel, choices, before)

    async def __call__(self, clip_id: UUID, channel_id: UUID, when: When, actor: User) -> Post:
        """Plan the post; while one is on its way that is the answer.

        Raises OutdatedError, NotYoursError, ChannelError, NoSlotsError, EngineUnavailableError.
        """
        times = await self.times(clip_id, channel_id, actor)
        async with self.uow() as uow:
            # Changes nothing but locks the row: of two presses the later one sees the post.
            exported = (ClipStatus.EXPORTED,)
            if not await uow.clips.move(clip_id, ClipStatus.EXPORTED, only_from=exported):
                raise ShortGoneError(f"clip {clip_id} has no short now")
            if (there := await _on_its_way(uow, times)) is not None:
                return there
            choices = await _choices(uow, times.channel)
            if when not in choices:
                raise NoSlotsError(f"channel {channel_id} has no slots")
            post = a_post(clip_id, times.channel, choices[when], PostStatus.SCHEDULED)
            await uow.posts.add(post)
            await uow.commit()
        return post


def _require_short(clip: Clip) -> None:
    if clip.status is not ClipStatus.EXPORTED:
        raise OutdatedError(f"clip {clip.id} is {clip.status}")


async def _on_its_way(uow: UnitOfWork, times: Times) -> Post | None:
    lately = utc_now() - TWICE_WITHIN
    for post in await uow.posts.of_clip(times.clip.id):
        fresh = post.status.is_open or (
            post.status is PostStatus.SENT and post.created_at >= lately
        )
        if post.target_telegram_id == times.channel.telegram_id and fresh:
            return post
    return None


async def _choices(uow: UnitOfWork, channel: Channel) -> dict[When, datetime]:
    now = utc_now()
    choices = {When.NOW: now, When.HOUR: now + timedelta(hours=1)}
    if channel.rules.slots:
        choices[When.SLOT] = await next_slot(uow, channel, now)
    local = now.astimezone(ZoneInfo(channel.rules.time_zone))
    noon = (local + timedelta(days=1)).replace(hour=12, minute=0, second=0, microsecond=0)
    choices[When.TOMORROW] = noon
    return choices
