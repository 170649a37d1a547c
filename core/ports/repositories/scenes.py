"""What nearly every update begins with, each in one question to the database."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from core.domain.records.clip import Clip
from core.domain.records.people import Chat, User
from core.domain.records.project import Project


@dataclass(frozen=True, slots=True)
class ProjectScene:
    """A project, where its news go, and whose it is."""

    project: Project
    chat: Chat
    owner: User


@dataclass(frozen=True, slots=True)
class ClipScene(ProjectScene):
    """A clip, and the same of its project."""

    clip: Clip


class SceneRepository(Protocol):
    """Records together with those they belong to."""

    async def meeting(
        self, user_telegram_id: int, chat_telegram_id: int
    ) -> tuple[User, Chat] | None:
        """Return a person and a chat; None unless both are known."""
        ...

    async def of_project(self, project_id: UUID) -> ProjectScene | None: ...
    async def of_clip(self, clip_id: UUID) -> ClipScene | None: ...
