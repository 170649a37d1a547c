"""Submitted videos and what stages leave behind."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from core.domain.records.artifact import Artifact, ArtifactType
from core.domain.records.project import ErrorNote, Project, ProjectStatus


class ProjectRepository(Protocol):
    """Submitted videos."""

    async def add(self, project: Project) -> None: ...
    async def get(self, project_id: UUID) -> Project | None: ...
    async def open_in_chat(self, chat_id: UUID) -> Sequence[Project]:
        """Projects received or processing in this chat, newest first."""
        ...

    async def recent_in_chat(self, chat_id: UUID, limit: int) -> Sequence[Project]: ...
    async def of_batch(self, chat_id: UUID, batch_id: str) -> Sequence[Project]:
        """Projects of the videos that were sent to this chat as one album, oldest first."""
        ...

    async def set_facts(self, project_id: UUID, duration_ms: int, language: str | None) -> None:
        """Store what was learned of the source; None leaves the language as it is."""
        ...

    async def set_name(self, project_id: UUID, name: str) -> None:
        """Name the source, where it has no name yet."""
        ...

    async def move(
        self,
        project_id: UUID,
        to: ProjectStatus,
        *,
        only_from: Sequence[ProjectStatus],
        error: ErrorNote | None = None,
    ) -> bool:
        """Change the status when it is one of `only_from`; say whether it was."""
        ...


class ArtifactRepository(Protocol):
    """Stored files."""

    async def put(self, artifact: Artifact) -> None:
        """Add, or replace the one of the same project, clip and type, its id included."""
        ...

    async def find(
        self, project_id: UUID, type_: ArtifactType, clip_id: UUID | None = None
    ) -> Artifact | None: ...
    async def remove(
        self, project_id: UUID, type_: ArtifactType, clip_id: UUID | None = None
    ) -> None:
        """Forget the row, if it is there; its object stays."""
        ...
