"""What a message of a chat is about: people point at things by answering messages."""

from core.domain.records.delivery import MessageRole
from core.domain.records.people import Chat
from core.domain.records.project import Project
from core.ports.uow import UnitOfWork

_OF_PROJECTS = (MessageRole.PROGRESS, MessageRole.REVIEW)


async def project_of_message(uow: UnitOfWork, chat: Chat, message_id: int) -> Project | None:
    """Return the project that one of our messages is about."""
    shown = await uow.messages.at(chat.telegram_id, message_id)
    if shown is not None and shown.role in _OF_PROJECTS:
        return await uow.projects.get(shown.subject_id)
    if shown is not None and shown.role is MessageRole.SEARCH:
        search = await uow.searches.get(shown.subject_id)
        return await uow.projects.get(search.project_id) if search else None
    delivery = await uow.deliveries.at(chat.telegram_id, message_id)
    clip_id = shown.subject_id if shown else delivery.clip_id if delivery else None
    clip = await uow.clips.get(clip_id) if clip_id else None
    return await uow.projects.get(clip.project_id) if clip else None
