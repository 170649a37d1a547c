"""Stored files."""

from uuid import UUID

from sqlalchemy import ColumnElement, delete, select

from core.domain.records.artifact import Artifact, ArtifactType
from core.storage.repositories.base import Repository, values_of
from core.storage.tables import ArtifactRow
from core.storage.tables.artifacts import OF_CLIP, OF_PROJECT


class SqlArtifactRepository(Repository):
    """ArtifactRepository."""

    async def put(self, artifact: Artifact) -> None:
        values = values_of(artifact)
        if artifact.clip_id is None:
            await self._upsert(ArtifactRow, values, key=("project_id", "type"), where=OF_PROJECT)
        else:
            await self._upsert(ArtifactRow, values, key=("clip_id", "type"), where=OF_CLIP)

    async def find(
        self, project_id: UUID, type_: ArtifactType, clip_id: UUID | None = None
    ) -> Artifact | None:
        row = await self._first(select(ArtifactRow).where(*_named(project_id, type_, clip_id)))
        return _artifact(row) if row else None

    async def remove(
        self, project_id: UUID, type_: ArtifactType, clip_id: UUID | None = None
    ) -> None:
        await self._change(delete(ArtifactRow).where(*_named(project_id, type_, clip_id)))


def _named(
    project_id: UUID, type_: ArtifactType, clip_id: UUID | None
) -> tuple[ColumnElement[bool], ...]:
    # SQLAlchemy makes IS NULL of a comparison with None.
    mine = (ArtifactRow.project_id == project_id, ArtifactRow.clip_id == clip_id)
    return (*mine, ArtifactRow.type == type_)


def _artifact(row: ArtifactRow) -> Artifact:
    return Artifact(
        id=row.id,
        project_id=row.project_id,
        clip_id=row.clip_id,
        type=row.type,
        key=row.key,
        sha256=row.sha256,
        bytes=row.bytes,
        facts=row.facts,
        engine=row.engine,
        created_at=row.created_at,
    )
