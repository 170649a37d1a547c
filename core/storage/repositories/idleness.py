"""Works that nobody has touched for long."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, exists, or_, select, update

from core.domain.records.artifact import ArtifactType
from core.domain.records.delivery import PostStatus
from core.domain.records.job import JobState
from core.domain.records.project import ProjectStatus
from core.storage.repositories.base import Repository
from core.storage.tables import ArtifactRow, ClipRow, JobRow, PostRow, ProjectRow

OPEN = tuple(status for status in ProjectStatus if status.is_open)
WAITING = (PostStatus.SCHEDULED, PostStatus.SENDING)
OLDEST_FIRST = (ProjectRow.updated_at, ProjectRow.id)


class Idleness(Repository):
    """The part of PrivacyRepository that looks for them."""

    async def idle_chats(self, since: datetime) -> Sequence[UUID]:
        return await self._all(select(ProjectRow.chat_id).where(_idle(since)).distinct())

    async def idle_projects(self, chat_id: UUID, since: datetime, limit: int) -> Sequence[UUID]:
        query = select(ProjectRow.id).where(ProjectRow.chat_id == chat_id, _idle(since))
        return await self._all(query.order_by(*OLDEST_FIRST).limit(limit))

    async def idle_sources(self, since: datetime, limit: int) -> Sequence[UUID]:
        query = select(ProjectRow.id).where(ProjectRow.source_gone_at.is_(None), _idle(since))
        return await self._all(query.order_by(*OLDEST_FIRST).limit(limit))

    async def lose_source(self, project_id: UUID, now: datetime) -> bool:
        there = update(ProjectRow).where(
            ProjectRow.id == project_id, ProjectRow.source_gone_at.is_(None)
        )
        if not await self._change(there.values(source_gone_at=now)):
            return False
        sound = delete(ArtifactRow).where(ArtifactRow.project_id == project_id)
        await self._change(sound.where(ArtifactRow.type == ArtifactType.AUDIO))
        return True


def _idle(since: datetime) -> ColumnElement[bool]:
    moving = or_(JobRow.state == JobState.RUNNING, JobRow.created_at >= since)
    return and_(
        ProjectRow.status.not_in(OPEN),
        ProjectRow.updated_at < since,
        ~exists().where(ClipRow.project_id == ProjectRow.id, ClipRow.updated_at >= since),
        ~exists().where(JobRow.project_id == ProjectRow.id, moving),
        ~exists().where(
            ClipRow.project_id == ProjectRow.id,
            PostRow.clip_id == ClipRow.id,
            PostRow.status.in_(WAITING),
        ),
    )
