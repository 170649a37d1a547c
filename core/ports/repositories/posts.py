"""Posts to channels: every change is a compare-and-set that tells whether it took."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.domain.records.delivery import Post, PostStatus


class PostRepository(Protocol):
    """Posts to channels."""

    async def add(self, post: Post) -> None: ...
    async def get(self, post_id: UUID) -> Post | None: ...
    async def of_job(self, job_id: UUID) -> Post | None:
        """The post that this job is to send."""
        ...

    async def of_clip(self, clip_id: UUID) -> Sequence[Post]:
        """Every post of a clip, oldest first."""
        ...

    async def open_of(self, channel_id: UUID) -> Sequence[Post]:
        """Posts of a channel that have not gone out yet, by time."""
        ...

    async def open_at(self, target_telegram_id: int) -> Sequence[Post]:
        """The same of a channel or group, whoever connected it."""
        ...

    async def sent_as(self, target_telegram_id: int, message_id: int) -> Post | None:
        """The post that this message of a channel is."""
        ...

    async def due(self, now: datetime) -> Sequence[Post]:
        """Scheduled posts whose time has come, whose short is in its chat, and that no job is
        about to send; oldest first."""
        ...

    async def untold(self) -> Sequence[Post]:
        """Posts that wait and that nobody was told about."""
        ...

    async def take(self, post_id: UUID, job_id: UUID | None, *, was: UUID | None) -> bool:
        """Leave a scheduled post to a job, or to none, if it was left to `was`."""
        ...

    async def begin(self, post_id: UUID, due_at: datetime) -> bool:
        """scheduled for this very time -> sending."""
        ...

    async def plan(
        self, post_id: UUID, due_at: datetime, *, only_from: Sequence[PostStatus]
    ) -> bool:
        """-> scheduled for another time, without a job and an error."""
        ...

    async def cancel_of_user(self, user_id: UUID) -> int:
        """Call off every post of a person's shorts that has not begun; return how many."""
        ...

    async def end(
        self,
        post_id: UUID,
        to: PostStatus,
        *,
        only_from: Sequence[PostStatus],
        message_id: int | None = None,
        error: str | None = None,
    ) -> bool:
        """-> another state; `message_id` once it is sent, `error` once it failed."""
        ...
