"""Records together with those they belong to.

The questions are made once: making one takes about as long as asking it.
"""

from uuid import UUID

from sqlalchemy import bindparam, select

from core.domain.records.people import Chat, User
from core.ports.repositories.scenes import ClipScene, ProjectScene
from core.storage.repositories.base import Repository, parts_of
from core.storage.repositories.chats import chat_of
from core.storage.repositories.clips import clip_of
from core.storage.repositories.projects import project_of
from core.storage.repositories.users import user_of
from core.storage.tables import ChatRow, ClipRow, ProjectRow, UserRow

_MEETING = (
    select(UserRow, ChatRow)
    .join(ChatRow, ChatRow.telegram_id == bindparam("chat"))
    .where(UserRow.telegram_id == bindparam("user"))
)
_PROJECT = (
    select(ProjectRow, ChatRow, UserRow)
    .join(ChatRow, ChatRow.id == ProjectRow.chat_id)
    .join(UserRow, UserRow.id == ProjectRow.user_id)
)
_OF_PROJECT = _PROJECT.where(ProjectRow.id == bindparam("project"))
_OF_CLIP = (
    _PROJECT.add_columns(ClipRow)
    .join(ClipRow, ClipRow.project_id == ProjectRow.id)
    .where(ClipRow.id == bindparam("clip"))
)


class SqlSceneRepository(Repository):
    """SceneRepository."""

    async def meeting(
        self, user_telegram_id: int, chat_telegram_id: int
    ) -> tuple[User, Chat] | None:
        row = await self._row(_MEETING, user=user_telegram_id, chat=chat_telegram_id)
        if row is None:
            return None
        user, chat = parts_of(row, UserRow, ChatRow)
        return user_of(user), chat_of(chat)

    async def of_project(self, project_id: UUID) -> ProjectScene | None:
        row = await self._row(_OF_PROJECT, project=project_id)
        if row is None:
            return None
        project, chat, owner = parts_of(row, ProjectRow, ChatRow, UserRow)
        return ProjectScene(project_of(project), chat_of(chat), user_of(owner))

    async def of_clip(self, clip_id: UUID) -> ClipScene | None:
        row = await self._row(_OF_CLIP, clip=clip_id)
        if row is None:
            return None
        project, chat, owner, clip = parts_of(row, ProjectRow, ChatRow, UserRow, ClipRow)
        return ClipScene(project_of(project), chat_of(chat), user_of(owner), clip_of(clip))
