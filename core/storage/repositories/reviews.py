"""Edits of clips and votes on them."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import bindparam, delete, select

from core.domain.records.review import ClipEdit, Vote
from core.domain.spans import Span
from core.storage.repositories.base import Repository, values_of
from core.storage.tables import ClipEditRow, VoteRow

_NEWEST_FIRST = (
    select(ClipEditRow)
    .where(ClipEditRow.clip_id == bindparam("clip"))
    .order_by(ClipEditRow.created_at.desc(), ClipEditRow.id.desc())
)


class SqlReviewRepository(Repository):
    """ReviewRepository."""

    async def remember(self, edit: ClipEdit) -> None:
        values = values_of(edit)
        span = values.pop("span")
        await self._insert(
            ClipEditRow, [{**values, "start_ms": span.start_ms, "end_ms": span.end_ms}]
        )

    async def edits_of(self, clip_id: UUID) -> Sequence[ClipEdit]:
        return [_edit(row) for row in await self._all(_NEWEST_FIRST, clip=clip_id)]

    async def forget(self, edit_id: UUID) -> bool:
        return await self._change(delete(ClipEditRow).where(ClipEditRow.id == edit_id)) == 1

    async def vote(self, vote: Vote) -> None:
        await self._upsert(VoteRow, values_of(vote), key=("clip_id", "user_id"))

    async def forget_votes(self, clip_id: UUID) -> None:
        await self._change(delete(VoteRow).where(VoteRow.clip_id == clip_id))

    async def votes_on(self, clip_id: UUID) -> Sequence[Vote]:
        rows = await self._all(select(VoteRow).where(VoteRow.clip_id == clip_id))
        return [Vote(row.clip_id, row.user_id, row.approves, row.created_at) for row in rows]


def _edit(row: ClipEditRow) -> ClipEdit:
    return ClipEdit(
        id=row.id,
        clip_id=row.clip_id,
        user_id=row.user_id,
        title=row.title,
        span=Span(row.start_ms, row.end_ms),
        meta=row.meta,
        created_at=row.created_at,
    )
