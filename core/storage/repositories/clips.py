"""Clips."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select, update

from core.domain.clock import utc_now
from core.domain.records.clip import Clip, ClipMeta, ClipStatus
from core.domain.spans import Span
from core.storage.repositories.base import values_of
from core.storage.repositories.clip_memory import ClipMemory
from core.storage.tables import ClipRow

_BY_ID = select(ClipRow).where(ClipRow.id == bindparam("clip"))
_OF_PROJECT = (
    select(ClipRow).where(ClipRow.project_id == bindparam("project")).order_by(ClipRow.position)
)


class SqlClipRepository(ClipMemory):
    """ClipRepository."""

    async def add_all(self, clips: Sequence[Clip]) -> None:
        await self._insert(ClipRow, [_values(clip) for clip in clips])

    async def get(self, clip_id: UUID) -> Clip | None:
        row = await self._one(_BY_ID, clip=clip_id)
        return clip_of(row) if row else None

    async def of_project(self, project_id: UUID) -> Sequence[Clip]:
        return [clip_of(row) for row in await self._all(_OF_PROJECT, project=project_id)]

    async def of_projects(self, project_ids: Collection[UUID]) -> Sequence[Clip]:
        query = select(ClipRow).where(ClipRow.project_id.in_(project_ids))
        ordered = query.order_by(ClipRow.project_id, ClipRow.position)
        return [clip_of(row) for row in await self._all(ordered)]

    async def move(self, clip_id: UUID, to: ClipStatus, *, only_from: Sequence[ClipStatus]) -> bool:
        moved = await self._change(
            update(ClipRow)
            .where(ClipRow.id == clip_id, ClipRow.status.in_(only_from))
            .values(status=to, updated_at=utc_now())
        )
        return moved == 1

    async def change(self, clip_id: UUID, title: str, span: Span, meta: ClipMeta) -> None:
        await self._change(
            update(ClipRow)
            .where(ClipRow.id == clip_id)
            .values(
                title=title,
                start_ms=span.start_ms,
                end_ms=span.end_ms,
                meta=meta,
                updated_at=utc_now(),
            )
        )

    async def set_error(self, clip_id: UUID, key: str | None) -> None:
        change = update(ClipRow).where(ClipRow.id == clip_id)
        await self._change(change.values(error=key, updated_at=utc_now()))

    async def set_meta(self, clip_id: UUID, meta: ClipMeta) -> None:
        change = update(ClipRow).where(ClipRow.id == clip_id)
        await self._change(change.values(meta=meta, updated_at=utc_now()))


def _values(clip: Clip) -> dict[str, Any]:
    values = values_of(clip)
    span: Span = values.pop("span")
    return values | {"start_ms": span.start_ms, "end_ms": span.end_ms}


def clip_of(row: ClipRow) -> Clip:
    """Return the record of a row."""
    return Clip(
        id=row.id,
        project_id=row.project_id,
        source_file_id=row.source_file_id,
        position=row.position,
        title=row.title,
        span=Span(row.start_ms, row.end_ms),
        score=row.score,
        source_type=row.source_type,
        status=row.status,
        error=row.error,
        meta=row.meta,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )
