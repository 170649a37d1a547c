"""A finished short goes to the channels that are posted to by themselves."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.domain.records.channel import Channel, PostingMode
from core.domain.records.clip import Clip
from core.domain.records.delivery import Post, PostStatus
from core.ports.uow import UnitOfWork
from core.services.post_times import next_slot


async def plan_posts(uow: UnitOfWork, clip: Clip, chat_id: UUID) -> Sequence[Post]:
    """Add what this chat's channels get of a short; each gets a short once, also when it is made
    anew. Runs in the caller's transaction."""
    had = {post.channel_id for post in await uow.posts.of_clip(clip.id)}
    planned = []
    for channel in await uow.channels.of_chat(chat_id):
        if channel.id not in had and channel.rules.mode is not PostingMode.OFF:
            post = await _planned(uow, clip, channel)
            await uow.posts.add(post)
            planned.append(post)
    return planned


def a_post(clip_id: UUID, channel: Channel, due_at: datetime, status: PostStatus) -> Post:
    """Return a new post of a clip."""
    return Post(
        id=new_id(),
        clip_id=clip_id,
        target_telegram_id=channel.telegram_id,
        due_at=due_at,
        status=status,
        message_id=None,
        created_at=utc_now(),
        channel_id=channel.id,
    )


async def _planned(uow: UnitOfWork, clip: Clip, channel: Channel) -> Post:
    rules = channel.rules
    if rules.mode is PostingMode.SLOTS and rules.slots:
        return a_post(clip.id, channel, await next_slot(uow, channel), PostStatus.SCHEDULED)
    at_once = rules.mode is PostingMode.AT_ONCE
    status = PostStatus.SCHEDULED if at_once else PostStatus.PROPOSED
    return a_post(clip.id, channel, utc_now(), status)
