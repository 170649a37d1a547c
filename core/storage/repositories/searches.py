"""What people search their projects for."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from core.domain.records.search import MomentSearch
from core.storage.repositories.base import Repository, values_of
from core.storage.tables import ProjectRow, SearchRow


class SqlSearchRepository(Repository):
    """SearchRepository."""

    async def add(self, search: MomentSearch) -> None:
        await self._insert(SearchRow, [values_of(search)])

    async def get(self, job_id: UUID) -> MomentSearch | None:
        row = await self._first(select(SearchRow).where(SearchRow.job_id == job_id))
        return _search(row) if row else None

    async def asked_in(self, chat_id: UUID, message_id: int) -> MomentSearch | None:
        query = select(SearchRow).join(ProjectRow, ProjectRow.id == SearchRow.project_id)
        row = await self._first(
            query.where(ProjectRow.chat_id == chat_id, SearchRow.message_id == message_id)
        )
        return _search(row) if row else None

    async def count_since(self, user_id: UUID, since: datetime) -> int:
        query = select(func.count()).where(
            SearchRow.user_id == user_id, SearchRow.created_at >= since
        )
        return int((await self._run(query)).scalar_one())


def _search(row: SearchRow) -> MomentSearch:
    return MomentSearch(
        job_id=row.job_id,
        project_id=row.project_id,
        user_id=row.user_id,
        query=row.query,
        message_id=row.message_id,
        created_at=row.created_at,
    )
