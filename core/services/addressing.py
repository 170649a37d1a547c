"""Where to answer, and in which language."""

from uuid import UUID

from core.domain.errors import OutdatedError
from core.domain.records.people import Chat, User
from core.domain.records.project import Project
from core.ports.chat import ChatAddress
from core.ports.uow import UnitOfWork


def address_of(chat: Chat, owner: User, thread_id: int | None) -> ChatAddress:
    """Return the address; a language chosen for the chat wins over the person's own."""
    return ChatAddress(chat, thread_id, chat.language or owner.language)


async def address_of_project(uow: UnitOfWork, project: Project) -> ChatAddress:
    """Return where a project's news go. Raises OutdatedError when its chat is not known."""
    chat = await uow.chats.get(project.chat_id)
    owner = await uow.users.get(project.user_id)
    if chat is None or owner is None:
        raise OutdatedError(f"project {project.id} has no chat or owner")
    return address_of(chat, owner, project.thread_id)


async def project_or_outdated(uow: UnitOfWork, project_id: UUID) -> Project:
    """Return the project. Raises OutdatedError."""
    project = await uow.projects.get(project_id)
    if project is None:
        raise OutdatedError(f"no project {project_id}")
    return project
