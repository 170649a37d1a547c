"""Posts to channels."""

from uuid import UUID

from sqlalchemy import select

from core.domain.records.delivery import Post
from core.storage.repositories.base import Repository, values_of
from core.storage.tables import PostRow


class SqlPostRepository(Repository):
    """PostRepository."""

    async def add(self, post: Post) -> None:
        await self._insert(PostRow, [values_of(post)])

    async def get(self, post_id: UUID) -> Post | None:
        row = await self._first(select(PostRow).where(PostRow.id == post_id))
        return _post(row) if row else None


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
