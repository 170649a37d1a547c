"""A message to everybody."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from core.domain.clock import utc_now
from core.domain.errors import OutdatedError
from core.domain.ids import new_id
from core.domain.records.broadcast import Audience, Broadcast, BroadcastStatus, TargetState
from core.domain.records.people import User
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.admin.admins import Admins


@dataclass(frozen=True, slots=True)
class BroadcastReport:
    """How it goes. `reach` is how many chats a draft would go to now."""

    broadcast: Broadcast
    counts: Counter[TargetState]
    reach: int = 0

    @property
    def total(self) -> int:
        return self.counts.total()

    @property
    def left(self) -> int:
        """Chats whose turn has not come."""
        return self.counts[TargetState.WAITING] + self.counts[TargetState.SENDING]


async def report_broadcast(uow: UnitOfWork, broadcast_id: UUID) -> BroadcastReport | None:
    """Return how a broadcast goes; None for one that is not there."""
    broadcast = await uow.broadcasts.get(broadcast_id)
    if broadcast is None:
        return None
    draft = broadcast.status is BroadcastStatus.DRAFT
    reach = await uow.broadcasts.reach(broadcast.audience) if draft else 0
    return BroadcastReport(broadcast, await uow.broadcasts.counts(broadcast_id), reach)


@dataclass(frozen=True, slots=True)
class Broadcasting:
    """Drafts, starts and stops broadcasts; a worker sends them."""

    uow: UnitOfWorkFactory
    admins: Admins

    async def draft(self, actor: User, chat_id: int, message_id: int) -> BroadcastReport:
        """Take the message at this place over. Raises OutdatedError."""
        self.admins.require(actor)
        broadcast = Broadcast(
            id=new_id(),
            made_by=actor.id,
            source_chat_id=chat_id,
            source_message_id=message_id,
            audience=Audience.PEOPLE,
            status=BroadcastStatus.DRAFT,
            created_at=utc_now(),
        )
        async with self.uow() as uow:
            await uow.broadcasts.add(broadcast)
            await uow.commit()
        return await self.read(actor, broadcast.id)

    async def read(self, actor: User, broadcast_id: UUID) -> BroadcastReport:
        """Raises OutdatedError."""
        self.admins.require(actor)
        async with self.uow(reading=True) as uow:
            report = await report_broadcast(uow, broadcast_id)
        if report is None:
            raise OutdatedError(f"no broadcast {broadcast_id}")
        return report

    async def recent(self, actor: User, limit: int) -> Sequence[BroadcastReport]:
        """Those that were started, newest first. Raises OutdatedError."""
        self.admins.require(actor)
        async with self.uow(reading=True) as uow:
            return [
                BroadcastReport(each, await uow.broadcasts.counts(each.id))
                for each in await uow.broadcasts.recent(limit)
            ]

    async def choose(self, actor: User, broadcast_id: UUID, audience: Audience) -> BroadcastReport:
        """Choose whom a draft goes to. Raises OutdatedError."""
        self.admins.require(actor)
        async with self.uow() as uow:
            if not await uow.broadcasts.set_audience(broadcast_id, audience):
                raise OutdatedError(f"broadcast {broadcast_id} is no draft")
            await uow.commit()
        return await self.read(actor, broadcast_id)

    async def start(self, actor: User, broadcast_id: UUID, audience: Audience) -> BroadcastReport:
        """Start a draft that was confirmed for this audience. Pressed twice it starts once. Raises
        OutdatedError for one that is no draft any more, or for another audience."""
        self.admins.require(actor)
        async with self.uow() as uow:
            if not await uow.broadcasts.start(broadcast_id, audience, utc_now()):
                raise OutdatedError(f"broadcast {broadcast_id} cannot be started")
            await uow.commit()
        return await self.read(actor, broadcast_id)

    async def stop(self, actor: User, broadcast_id: UUID) -> BroadcastReport:
        """Stop it, or drop a draft: what was sent stays. Raises OutdatedError."""
        self.admins.require(actor)
        async with self.uow() as uow:
            await uow.broadcasts.end(broadcast_id, BroadcastStatus.STOPPED, utc_now())
            await uow.commit()
        return await self.read(actor, broadcast_id)
