"""Submitted videos."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy import bindparam, select, update

from core.domain.clock import utc_now
from core.domain.records.project import ErrorNote, Project, ProjectStatus
from core.storage.repositories.base import Repository, values_of
from core.storage.tables import ProjectRow

OPEN = tuple(status for status in ProjectStatus if status.is_open)
NEWEST_FIRST = (ProjectRow.created_at.desc(), ProjectRow.id.desc())

_BY_ID = select(ProjectRow).where(ProjectRow.id == bindparam("project"))


class SqlProjectRepository(Repository):
    """ProjectRepository."""

    async def add(self, project: Project) -> None:
        await self._insert(ProjectRow, [values_of(project)])

    async def get(self, project_id: UUID) -> Project | None:
        row = await self._one(_BY_ID, project=project_id)
        return project_of(row) if row else None

    async def open_in_chat(self, chat_id: UUID) -> Sequence[Project]:
        query = select(ProjectRow).where(ProjectRow.chat_id == chat_id)
        open_ones = query.where(ProjectRow.status.in_(OPEN)).order_by(*NEWEST_FIRST)
        return [project_of(row) for row in await self._all(open_ones)]

    async def recent_in_chat(self, chat_id: UUID, limit: int) -> Sequence[Project]:
        query = select(ProjectRow).where(ProjectRow.chat_id == chat_id)
        recent = query.order_by(*NEWEST_FIRST).limit(limit)
        return [project_of(row) for row in await self._all(recent)]

    async def of_batch(self, chat_id: UUID, batch_id: str) -> Sequence[Project]:
        query = select(ProjectRow).where(ProjectRow.chat_id == chat_id)
        together = query.where(ProjectRow.batch_id == batch_id)
        oldest_first = together.order_by(ProjectRow.created_at, ProjectRow.id)
        return [project_of(row) for row in await self._all(oldest_first)]

    async def set_facts(self, project_id: UUID, duration_ms: int, language: str | None) -> None:
        facts: dict[str, object] = {"duration_ms": duration_ms, "updated_at": utc_now()}
        if language is not None:
            facts["language"] = language
        await self._change(update(ProjectRow).where(ProjectRow.id == project_id).values(facts))

    async def set_name(self, project_id: UUID, name: str) -> None:
        project = await self.get(project_id)
        if project is not None and not project.source.name:
            named = update(ProjectRow).where(ProjectRow.id == project_id)
            await self._change(named.values(source=replace(project.source, name=name)))

    async def move(
        self,
        project_id: UUID,
        to: ProjectStatus,
        *,
        only_from: Sequence[ProjectStatus],
        error: ErrorNote | None = None,
    ) -> bool:
        moved = await self._change(
            update(ProjectRow)
            .where(ProjectRow.id == project_id, ProjectRow.status.in_(only_from))
            .values(status=to, error=error, updated_at=utc_now())
        )
        return moved == 1


def project_of(row: ProjectRow) -> Project:
    """Return the record of a row."""
    return Project(
        id=row.id,
        chat_id=row.chat_id,
        user_id=row.user_id,
        source=row.source,
        thread_id=row.thread_id,
        language=row.language,
        duration_ms=row.duration_ms,
        status=row.status,
        error=row.error,
        created_at=row.created_at,
        updated_at=row.updated_at,
        batch_id=row.batch_id,
        source_gone_at=row.source_gone_at,
    )
