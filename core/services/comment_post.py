"""The link to the whole video, as the first comment under a post."""

import asyncio
from dataclasses import dataclass

from core.domain.records.delivery import Post, PostStatus
from core.domain.records.project import SourceKind
from core.ports.uow import UnitOfWorkFactory

TRIES = 10
WAIT_S = 0.5
"""The copy in the discussion group may be seen before the answer to the post itself."""


@dataclass(frozen=True, slots=True)
class CommentPost:
    """Finds out what to say under a post."""

    uow: UnitOfWorkFactory

    async def __call__(self, channel_telegram_id: int, message_id: int) -> tuple[Post, str] | None:
        """Return the post that this message of a channel is, and the link to be told; None where
        nothing is."""
        post = await self._post(channel_telegram_id, message_id)
        if post is None or post.channel_id is None:
            return None
        async with self.uow() as uow:
            channel = await uow.channels.get(post.channel_id)
            clip = await uow.clips.get(post.clip_id)
            project = await uow.projects.get(clip.project_id) if clip else None
        if channel is None or not channel.rules.link_in_comments or project is None:
            return None
        return (post, project.source.ref) if project.source.kind is SourceKind.LINK else None

    async def _post(self, channel_telegram_id: int, message_id: int) -> Post | None:
        for _ in range(TRIES):
            async with self.uow() as uow:
                waiting = await uow.posts.open_at(channel_telegram_id)
                post = await uow.posts.sent_as(channel_telegram_id, message_id)
            if post is not None or all(p.status is not PostStatus.SENDING for p in waiting):
                return post
            await asyncio.sleep(WAIT_S)
        return None
