"""Who may decide about a project: its owner and, in groups, the chat's admins."""

from dataclasses import dataclass
from uuid import UUID

from core.domain.errors import (
    AdminsDecideError,
    ClipGoneError,
    NotYoursError,
    OutdatedError,
    VotesDecideError,
)
from core.domain.records.clip import Clip
from core.domain.records.people import Approval, Chat, ChatKind, User
from core.domain.records.project import Project
from core.ports.chat import ChatAddress
from core.ports.repositories.scenes import ProjectScene
from core.ports.rights import ChatRights
from core.ports.uow import UnitOfWorkFactory
from core.services.addressing import address_of


@dataclass(frozen=True, slots=True)
class Access:
    """Opens a project or clip to a person. Asks the chat service outside of any transaction."""

    uow: UnitOfWorkFactory
    rights: ChatRights

    async def to_project(self, project_id: UUID, actor: User) -> tuple[Project, ChatAddress]:
        """Raises OutdatedError, NotYoursError."""
        async with self.uow(reading=True) as uow:
            scene = await uow.scenes.of_project(project_id)
        if scene is None:
            raise OutdatedError(f"no project {project_id}")
        return await self._opened(scene, actor)

    async def to_clip(self, clip_id: UUID, actor: User) -> tuple[Clip, Project, ChatAddress]:
        """Raises OutdatedError, NotYoursError."""
        async with self.uow(reading=True) as uow:
            scene = await uow.scenes.of_clip(clip_id)
        if scene is None:
            raise ClipGoneError(f"no clip {clip_id}")
        return scene.clip, *await self._opened(scene, actor)

    async def to_decision(self, clip_id: UUID, actor: User) -> tuple[Clip, Project, ChatAddress]:
        """Open a clip to who decides about it, where a group chose who that is.

        Raises OutdatedError, NotYoursError, AdminsDecideError, VotesDecideError.
        """
        clip, project, to = await self.to_clip(clip_id, actor)
        await self.require_decider(to.chat, actor)
        return clip, project, to

    async def require_decider(self, chat: Chat, actor: User) -> None:
        """Admins may always decide. Raises AdminsDecideError, VotesDecideError."""
        approval = chat.settings.approval
        if chat.kind is ChatKind.PRIVATE or approval is Approval.OWNER:
            return
        if not await self.administers(chat, actor):
            refusal = AdminsDecideError if approval is Approval.ADMINS else VotesDecideError
            raise refusal(f"user {actor.id} does not administer chat {chat.id}")

    async def administers(self, chat: Chat, actor: User) -> bool:
        """Say whether this person runs the chat; a private chat is nobody else's business."""
        if chat.kind is ChatKind.PRIVATE:
            return False
        return await self.rights.is_admin(chat, actor.telegram_id)

    async def _opened(self, scene: ProjectScene, actor: User) -> tuple[Project, ChatAddress]:
        project = scene.project
        to = address_of(scene.chat, scene.owner, project.thread_id)
        if project.user_id != actor.id and not await self.administers(to.chat, actor):
            raise NotYoursError(f"user {actor.id} is not the owner of project {project.id}")
        return project, to
