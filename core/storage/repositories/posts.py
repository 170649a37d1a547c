"""Posts to channels."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, Update, and_, or_, select, update

from core.domain.records.clip import ClipStatus
from core.domain.records.delivery import OPEN_POSTS, MessageRole, Post, PostStatus
from core.domain.records.job import JobState
from core.storage.repositories.base import Repository, values_of
from core.storage.tables import ClipRow, JobRow, MessageRow, PostRow, ProjectRow

_AT_ONCE = 100
_WAITING = (PostStatus.PROPOSED, PostStatus.SCHEDULED)
_AT_WORK = (JobState.QUEUED, JobState.RUNNING)


class SqlPostRepository(Repository):
    """PostRepository."""

    async def add(self, post: Post) -> None:
        await self._insert(PostRow, [values_of(post)])

    async def get(self, post_id: UUID) -> Post | None:
        return await self._only(select(PostRow).where(PostRow.id == post_id))

    async def of_job(self, job_id: UUID) -> Post | None:
        return await self._only(select(PostRow).where(PostRow.job_id == job_id))

    async def of_clip(self, clip_id: UUID) -> Sequence[Post]:
        query = select(PostRow).where(PostRow.clip_id == clip_id)
        return await self._several(query.order_by(PostRow.created_at, PostRow.id))

    async def open_of(self, channel_id: UUID) -> Sequence[Post]:
        return await self._several(_open().where(PostRow.channel_id == channel_id))

    async def open_at(self, target_telegram_id: int) -> Sequence[Post]:
        return await self._several(_open().where(PostRow.target_telegram_id == target_telegram_id))

    async def sent_as(self, target_telegram_id: int, message_id: int) -> Post | None:
        there = select(PostRow).where(PostRow.target_telegram_id == target_telegram_id)
        return await self._only(there.where(PostRow.message_id == message_id))

    async def due(self, now: datetime) -> Sequence[Post]:
        query = (
            select(PostRow)
            .join(ClipRow, ClipRow.id == PostRow.clip_id)
            .outerjoin(JobRow, JobRow.id == PostRow.job_id)
            .where(PostRow.status == PostStatus.SCHEDULED, PostRow.due_at <= now)
            .where(ClipRow.status == ClipStatus.EXPORTED)
            .where(or_(JobRow.id.is_(None), JobRow.state.not_in(_AT_WORK)))
            .order_by(PostRow.due_at, PostRow.id)
            .limit(_AT_ONCE)
        )
        return await self._several(query)

    async def untold(self) -> Sequence[Post]:
        told = and_(MessageRow.subject_id == PostRow.id, MessageRow.role == MessageRole.POST)
        query = (
            select(PostRow)
            .outerjoin(MessageRow, told)
            .where(PostRow.status.in_(_WAITING), MessageRow.subject_id.is_(None))
            .order_by(PostRow.due_at, PostRow.id)
            .limit(_AT_ONCE)
        )
        return await self._several(query)

    async def take(self, post_id: UUID, job_id: UUID | None, *, was: UUID | None) -> bool:
        mine = PostRow.job_id.is_(None) if was is None else PostRow.job_id == was
        scheduled = _change(post_id).where(PostRow.status == PostStatus.SCHEDULED, mine)
        return await self._change(scheduled.values(job_id=job_id)) == 1

    async def begin(self, post_id: UUID, due_at: datetime) -> bool:
        scheduled = _change(post_id).where(
            PostRow.status == PostStatus.SCHEDULED, PostRow.due_at == due_at
        )
        return await self._change(scheduled.values(status=PostStatus.SENDING)) == 1

    async def plan(
        self, post_id: UUID, due_at: datetime, *, only_from: Sequence[PostStatus]
    ) -> bool:
        planned = {"due_at": due_at, "job_id": None, "error": None}
        change = _change(post_id).where(PostRow.status.in_(only_from))
        return await self._change(change.values(status=PostStatus.SCHEDULED, **planned)) == 1

    async def cancel_of_user(self, user_id: UUID) -> int:
        theirs = (
            select(ClipRow.id)
            .join(ProjectRow, ProjectRow.id == ClipRow.project_id)
            .where(ProjectRow.user_id == user_id)
        )
        waiting = update(PostRow).where(PostRow.clip_id.in_(theirs), PostRow.status.in_(_WAITING))
        return await self._change(waiting.values(status=PostStatus.CANCELLED))

    async def end(
        self,
        post_id: UUID,
        to: PostStatus,
        *,
        only_from: Sequence[PostStatus],
        message_id: int | None = None,
        error: str | None = None,
    ) -> bool:
        change = _change(post_id).where(PostRow.status.in_(only_from))
        values = {"status": to, "message_id": message_id, "error": error}
        return await self._change(change.values(**values)) == 1

    async def _only(self, query: Select[PostRow]) -> Post | None:
        row = await self._first(query)
        return _post(row) if row else None

    async def _several(self, query: Select[PostRow]) -> Sequence[Post]:
        return [_post(row) for row in await self._all(query)]


def _open() -> Select[PostRow]:
    query = select(PostRow).where(PostRow.status.in_(OPEN_POSTS))
    return query.order_by(PostRow.due_at, PostRow.id)


def _change(post_id: UUID) -> Update:
    return update(PostRow).where(PostRow.id == post_id)


def _post(row: PostRow) -> Post:
    return Post(
        id=row.id,
        clip_id=row.clip_id,
        target_telegram_id=row.target_telegram_id,
        due_at=row.due_at,
        status=row.status,
        message_id=row.message_id,
        created_at=row.created_at,
        channel_id=row.channel_id,
        job_id=row.job_id,
        error=row.error,
    )
