"""A person moves a post in time, sends it now, again, or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from core.domain.clock import utc_now
from core.domain.errors import OutdatedError
from core.domain.records.channel import Channel
from core.domain.records.delivery import Post, PostStatus
from core.domain.records.people import User
from core.domain.slots import free_slots
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.channel_access import ChannelAccess
from core.services.post_times import next_slot

STEP = timedelta(hours=1)
"""How far a post moves where nothing tells it a better time."""

_WAITING = (PostStatus.PROPOSED, PostStatus.SCHEDULED)


class PostMove(StrEnum):
    """What can be done to a post."""

    NOW = "now"
    SLOT = "slot"
    EARLIER = "earl"
    LATER = "late"
    CANCEL = "no"
    AGAIN = "again"
    THERE = "there"


@dataclass(frozen=True, slots=True)
class MovePost:
    """Changes posts of a channel; those that wait for an admin's word go out by these moves."""

    uow: UnitOfWorkFactory
    channels: ChannelAccess

    async def read(self, post_id: UUID, actor: User) -> tuple[Post, Channel]:
        """Raises OutdatedError, ChannelNotYoursError, EngineUnavailableError."""
        async with self.uow() as uow:
            post = await uow.posts.get(post_id)
        if post is None or post.channel_id is None:
            raise OutdatedError(f"no post {post_id}")
        return post, await self.channels.to_channel(post.channel_id, actor)

    async def __call__(self, post_id: UUID, move: PostMove, actor: User) -> tuple[Post, bool]:
        """Return the post as it is now, and whether this changed anything.

        Raises OutdatedError, ChannelNotYoursError, NoSlotsError, EngineUnavailableError.
        """
        post, channel = await self.read(post_id, actor)
        async with self.uow() as uow:
            changed = await _move(uow, post, channel, move)
            if changed:
                await uow.commit()
        async with self.uow() as uow:
            return await uow.posts.get(post_id) or post, changed


async def _move(uow: UnitOfWork, post: Post, channel: Channel, move: PostMove) -> bool:
    match move:
        case PostMove.CANCEL:
            return await uow.posts.end(post.id, PostStatus.CANCELLED, only_from=_WAITING)
        case PostMove.AGAIN:
            over = (PostStatus.FAILED, PostStatus.CANCELLED)
            return await uow.posts.plan(post.id, utc_now(), only_from=over)
        case PostMove.THERE:
            return await uow.posts.end(post.id, PostStatus.SENT, only_from=(PostStatus.FAILED,))
        case PostMove.NOW:
            return await uow.posts.plan(post.id, utc_now(), only_from=_WAITING)
        case PostMove.SLOT:
            due_at = await next_slot(uow, channel)
            better = post.status is PostStatus.PROPOSED or due_at < post.due_at
            return better and await uow.posts.plan(post.id, due_at, only_from=_WAITING)
        case PostMove.EARLIER | PostMove.LATER:
            return await _shift(uow, post, channel, later=move is PostMove.LATER)


async def _shift(uow: UnitOfWork, post: Post, channel: Channel, *, later: bool) -> bool:
    """Change places with the neighbour; at the end of the row take a free time further on."""
    scheduled = (PostStatus.SCHEDULED,)
    queue = [each for each in await uow.posts.open_of(channel.id) if each.status in scheduled]
    neighbour = _neighbour(queue, post, later=later)
    if neighbour is None:
        due_at = _beyond(channel, post, queue, later=later)
        return due_at is not None and await uow.posts.plan(post.id, due_at, only_from=scheduled)
    moved = await uow.posts.plan(post.id, neighbour.due_at, only_from=scheduled)
    return moved and await uow.posts.plan(neighbour.id, post.due_at, only_from=scheduled)


def _neighbour(queue: Sequence[Post], post: Post, *, later: bool) -> Post | None:
    if later:
        return next((each for each in queue if each.due_at > post.due_at), None)
    return next((each for each in reversed(queue) if each.due_at < post.due_at), None)


def _beyond(channel: Channel, post: Post, queue: Sequence[Post], *, later: bool) -> datetime | None:
    """Return a free time past the end of the row; None where there is none."""
    now, rules = utc_now(), channel.rules
    start = post.due_at if later else now
    free = free_slots(rules.slots, rules.time_zone, start, [each.due_at for each in queue])
    if later:
        return free[0] if free else post.due_at + STEP
    if free:
        return free[0] if free[0] < post.due_at else None
    return post.due_at - STEP if post.due_at - STEP > now else None
