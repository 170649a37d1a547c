"""Somebody is shut out, or let in again."""

from dataclasses import dataclass
from uuid import UUID

from core.domain.errors import OutdatedError
from core.domain.records.job import Job
from core.domain.records.people import User
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.admin.admins import Admins
from core.services.cancel_project import stop_work
from core.services.jobs import HandOver
from core.services.plans.subscriptions import Ending, EndSubscriptions


@dataclass(frozen=True, slots=True)
class BanUser:
    """A ban stops all that goes on for a person, and calls off what would go out for them.
    Administrators cannot be banned."""

    uow: UnitOfWorkFactory
    admins: Admins
    hand_over: HandOver
    subscriptions: EndSubscriptions

    async def __call__(self, actor: User, user_id: UUID, *, banned: bool) -> bool:
        """Say whether it changed anything. Raises OutdatedError."""
        self.admins.require(actor)
        put_back: list[Job] = []
        async with self.uow() as uow:
            user = await uow.users.get(user_id)
            if user is None or user in self.admins:
                raise OutdatedError(f"user {user_id} cannot be banned")
            changed = await uow.users.set_banned(user_id, banned=banned)
            if banned:
                put_back = await _stop_everything(uow, user_id)
            await uow.commit()
        await self.hand_over(*put_back)
        return changed

    async def end_subscription(self, actor: User, user_id: UUID) -> Ending:
        """Let what somebody banned pays by itself end: it takes a word of Telegram's, so it comes
        after the ban. Where Telegram does not do it, it is tried again. Raises OutdatedError."""
        self.admins.require(actor)
        return await self.subscriptions.needless(user_id)


async def _stop_everything(uow: UnitOfWork, user_id: UUID) -> list[Job]:
    put_back = []
    for project_id in await uow.privacy.projects_of(user_id):
        _, stopped = await stop_work(uow, project_id)
        put_back += [each.put_back for each in stopped if each.put_back is not None]
    await uow.posts.cancel_of_user(user_id)
    return put_back
