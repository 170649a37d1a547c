"""A group chooses who decides about clips."""

from dataclasses import dataclass, replace

from core.domain.errors import AdminsOnlyError, OutdatedError
from core.domain.records.people import Approval, Chat, ChatKind, ChatSettings, User
from core.ports.uow import UnitOfWorkFactory
from core.services.access import Access

VOTES = (2, 3, 5, 7, 10)
"""How many votes may be asked for."""


@dataclass(frozen=True, slots=True)
class ChangeApproval:
    """Reads and changes who decides; admins of a group may."""

    uow: UnitOfWorkFactory
    access: Access

    async def __call__(
        self, chat: Chat, actor: User, approval: Approval | None = None, needed: int | None = None
    ) -> ChatSettings:
        """Take over what is given, and return what is in force then. Raises AdminsOnlyError,
        OutdatedError outside of groups."""
        if chat.kind is ChatKind.PRIVATE or (needed is not None and needed not in VOTES):
            raise OutdatedError(f"chat {chat.id} cannot ask for {needed} votes")
        if not await self.access.administers(chat, actor):
            raise AdminsOnlyError(f"user {actor.id} does not administer chat {chat.id}")
        async with self.uow() as uow:
            settings = (await uow.chats.get(chat.id) or chat).settings
            changed = replace(
                settings,
                approval=settings.approval if approval is None else approval,
                votes_needed=settings.votes_needed if needed is None else needed,
            )
            if changed != settings:
                await uow.chats.set_settings(chat.id, changed)
                await uow.commit()
        return changed
