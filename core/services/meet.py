"""Somebody speaks to the program somewhere."""

from dataclasses import dataclass, replace

from core.domain.clock import utc_now
from core.domain.records.people import Chat, ChatKind, User
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.plans.paid import as_paid


@dataclass(frozen=True, slots=True)
class Meet:
    """Makes sure that a person and a chat are known, and brings their names up to date, and their
    plan where it has ended."""

    uow: UnitOfWorkFactory

    async def person(
        self,
        telegram_id: int,
        name: str,
        language: str,
        chat: tuple[int, ChatKind, str],
        username: str | None = None,
    ) -> tuple[User, Chat]:
        """`chat` is its Telegram id, kind and title; `language` counts for a new person only."""
        async with self.uow(reading=True) as uow:
            met = await uow.scenes.meeting(telegram_id, chat[0])
        # Nearly always there is nothing to write, and readers wait for nobody.
        known = met is not None and met == _fresh(*met, name, username, chat)
        if met is not None and known and not _has_ended(met[0]):
            return met
        async with self.uow() as uow:
            user = await uow.users.ensure(telegram_id, name, language, username)
            known_chat = await uow.chats.ensure(*chat)
            if _has_ended(user):
                user = await _with_plan(uow, user)
            await uow.commit()
        return user, known_chat

    async def moved_chat(self, old_telegram_id: int, new_telegram_id: int) -> None:
        """A group became a supergroup."""
        async with self.uow() as uow:
            await uow.chats.migrate(old_telegram_id, new_telegram_id)
            await uow.commit()


async def _with_plan(uow: UnitOfWork, user: User) -> User:
    # A payment that comes at this moment is waited for.
    await uow.users.lock(user.id)
    paid = await as_paid(uow, await uow.users.get(user.id) or user, utc_now())
    await uow.users.set_plan(user.id, paid.plan, paid.plan_until)
    return paid


def _has_ended(user: User) -> bool:
    return user.plan_until is not None and user.plan_until <= utc_now()


def _fresh(
    user: User, known_chat: Chat, name: str, username: str | None, chat: tuple[int, ChatKind, str]
) -> tuple[User, Chat]:
    """Return what `ensure` would make of them."""
    _, kind, title = chat
    return (
        replace(user, name=name, username=username, forgotten_at=None),
        replace(known_chat, kind=kind, title=title, active=True),
    )
