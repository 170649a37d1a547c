"""What a chat was suggested before, and what its people made of it."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, select

from core.domain.judgements import Judgement, Verdict
from core.domain.records.clip import ClipSource, ClipStatus
from core.domain.records.project import ProjectStatus
from core.domain.spans import Span
from core.storage.repositories.base import R, Repository
from core.storage.tables import ArtifactRow, ClipRow, ProjectRow

TAKEN = (ClipStatus.APPROVED, ClipStatus.EXPORTED)

NEVER_SHOWN = (ProjectStatus.FAILED, ProjectStatus.CANCELLED)
"""A project with clips fails only when their cards cannot be shown."""


class ClipMemory(Repository):
    """The looking-back half of ClipRepository."""

    async def judged_in_chat(
        self, chat_id: UUID, limit: int, *, but_not: UUID
    ) -> Sequence[Judgement]:
        query = (
            select(ClipRow)
            .join(ProjectRow, ProjectRow.id == ClipRow.project_id)
            .where(
                ProjectRow.chat_id == chat_id,
                ProjectRow.id != but_not,
                ClipRow.source_type == ClipSource.VIRAL_DETECTED,
                ClipRow.status.in_((*TAKEN, ClipStatus.REJECTED)),
            )
            .order_by(ClipRow.updated_at.desc(), ClipRow.id.desc())
        )
        rows = await self._all(query.limit(limit))
        # A decision nobody made says nothing of people's taste.
        return [_judgement(row) for row in rows if row.meta.auto_approved is None]

    async def suggested_before(
        self, chat_id: UUID, sha256: str, *, but_not: UUID
    ) -> Sequence[Span]:
        query = (
            _shown(select(ClipRow), chat_id, but_not)
            .join(ArtifactRow, ArtifactRow.id == ClipRow.source_file_id)
            .where(ArtifactRow.sha256 == sha256)
            .order_by(ClipRow.start_ms, ClipRow.end_ms)
        )
        return [Span(row.start_ms, row.end_ms) for row in await self._all(query)]

    async def said_before(self, chat_id: UUID, limit: int, *, but_not: UUID) -> Sequence[str]:
        query = _shown(select(ClipRow.meta), chat_id, but_not)
        newest = query.order_by(ClipRow.created_at.desc(), ClipRow.id.desc()).limit(limit)
        return [meta.said for meta in await self._all(newest) if meta.said]


def _shown(query: Select[R], chat_id: UUID, but_not: UUID) -> Select[R]:
    return query.join(ProjectRow, ProjectRow.id == ClipRow.project_id).where(
        ProjectRow.chat_id == chat_id,
        ProjectRow.id != but_not,
        ProjectRow.status.not_in(NEVER_SHOWN),
    )


def _judgement(row: ClipRow) -> Judgement:
    meta = row.meta
    # Older clips know only how they begin.
    said = meta.said or meta.first_words
    suggested = {"title": meta.was_title or row.title, "said": meta.was_said or said}
    if row.status is ClipStatus.REJECTED:
        return Judgement(Verdict.REJECTED, **suggested, judged_at=row.updated_at)
    if not (meta.was_title or meta.was_said):
        return Judgement(Verdict.APPROVED, **suggested, judged_at=row.updated_at)
    kept = {"kept_title": row.title, "kept_said": said}
    return Judgement(Verdict.EDITED, **suggested, judged_at=row.updated_at, **kept)
