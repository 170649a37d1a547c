"""Clips."""

from collections.abc import Collection, Sequence
from typing import Protocol
from uuid import UUID

from core.domain.judgements import Judgement
from core.domain.records.clip import Clip, ClipMeta, ClipStatus
from core.domain.spans import Span


class ClipRepository(Protocol):
    """Clips."""

    async def add_all(self, clips: Sequence[Clip]) -> None: ...
    async def get(self, clip_id: UUID) -> Clip | None: ...
    async def of_project(self, project_id: UUID) -> Sequence[Clip]:
        """Clips of a project, by position."""
        ...

    async def of_projects(self, project_ids: Collection[UUID]) -> Sequence[Clip]:
        """Clips of all these projects, by project and position."""
        ...

    async def move(self, clip_id: UUID, to: ClipStatus, *, only_from: Sequence[ClipStatus]) -> bool:
        """Change the status when it is one of `only_from`; say whether it was."""
        ...

    async def judged_in_chat(
        self, chat_id: UUID, limit: int, *, but_not: UUID
    ) -> Sequence[Judgement]:
        """What people of this chat decided about suggestions, newest first; those of the project
        `but_not` left out."""
        ...

    async def suggested_before(
        self, chat_id: UUID, sha256: str, *, but_not: UUID
    ) -> Sequence[Span]:
        """Stretches suggested to this chat from the source file of this hash, whatever became of
        them; those of the project `but_not`, and of projects that failed before people saw them,
        left out."""
        ...

    async def said_before(self, chat_id: UUID, limit: int, *, but_not: UUID) -> Sequence[str]:
        """Words of the newest clips suggested to this chat, newest first; the same left out."""
        ...

    async def change(self, clip_id: UUID, title: str, span: Span, meta: ClipMeta) -> None:
        """Give a clip another title or other cuts."""
        ...

    async def set_error(self, clip_id: UUID, key: str | None) -> None: ...
    async def set_meta(self, clip_id: UUID, meta: ClipMeta) -> None: ...
