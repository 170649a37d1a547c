"""Looking people up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.domain.clock import utc_now
from core.domain.errors import OutdatedError
from core.domain.figures import PeopleFigures, PersonFigures
from core.domain.plans import month_of
from core.domain.records.people import Chat, User
from core.domain.records.plan import Payment, Usage, UsageState
from core.ports.uow import UnitOfWorkFactory
from core.services.admin.admins import Admins


@dataclass(frozen=True, slots=True)
class PersonReport:
    """What is known of a person. `chat` is the private one, None where there is none; `month` is
    what was taken from their plan in this one."""

    user: User
    chat: Chat | None
    figures: PersonFigures
    month: Sequence[Usage]
    payments: Sequence[Payment]
    at: datetime


@dataclass(frozen=True, slots=True)
class LookUpPeople:
    """Answers administrators' questions about people."""

    uow: UnitOfWorkFactory
    admins: Admins

    async def figures(self, actor: User) -> PeopleFigures:
        """Raises OutdatedError."""
        self.admins.require(actor)
        async with self.uow(reading=True) as uow:
            return await uow.figures.people(utc_now())

    async def newest(self, actor: User, limit: int, offset: int = 0) -> Sequence[User]:
        """Raises OutdatedError."""
        self.admins.require(actor)
        async with self.uow(reading=True) as uow:
            return await uow.figures.newest_people(limit, offset)

    async def find(self, actor: User, text: str, limit: int) -> Sequence[User]:
        """Find people by a Telegram id, an @username or a part of the name. Raises
        OutdatedError."""
        self.admins.require(actor)
        wanted = text.strip()
        if not wanted.removeprefix("@"):
            return ()
        async with self.uow(reading=True) as uow:
            return await uow.figures.find_people(wanted, limit)

    async def person(self, actor: User, user_id: UUID) -> PersonReport:
        """Raises OutdatedError."""
        self.admins.require(actor)
        now = utc_now()
        async with self.uow(reading=True) as uow:
            user = await uow.users.get(user_id)
            if user is None:
                raise OutdatedError(f"no user {user_id}")
            chat = await uow.chats.by_telegram_id(user.telegram_id)
            figures = await uow.figures.person(user_id)
            taken = await uow.usages.in_period(user_id, month_of(now))
            payments = await uow.payments.of_user(user_id)
        month = [usage for usage in taken if usage.state is not UsageState.RELEASED]
        return PersonReport(user, chat, figures, month, payments, now)
