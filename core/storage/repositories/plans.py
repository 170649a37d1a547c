"""Minutes taken from plans, and payments."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, or_, select, update
from sqlalchemy.orm import aliased

from core.domain.clock import utc_now
from core.domain.pipeline import Stage
from core.domain.records.job import JobState
from core.domain.records.plan import Payment, Usage, UsageState
from core.storage.repositories.base import Repository, values_of
from core.storage.tables import JobRow, PaymentRow, ProjectRow, UsageRow, UserRow


class SqlUsageRepository(Repository):
    """UsageRepository."""

    async def add(self, usage: Usage) -> None:
        await self._insert(UsageRow, [values_of(usage)])

    async def get(self, project_id: UUID) -> Usage | None:
        row = await self._first(select(UsageRow).where(UsageRow.project_id == project_id))
        return _usage(row) if row else None

    async def in_period(self, user_id: UUID, period: datetime) -> Sequence[Usage]:
        query = select(UsageRow).where(UsageRow.user_id == user_id, UsageRow.period == period)
        return [_usage(row) for row in await self._all(query.order_by(UsageRow.created_at))]

    async def any_since(self, user_id: UUID, moment: datetime) -> bool:
        taken = select(UsageRow.project_id).where(
            UsageRow.user_id == user_id,
            UsageRow.created_at >= moment,
            UsageRow.state != UsageState.RELEASED,
        )
        mine = select(JobRow.id).join(ProjectRow, ProjectRow.id == JobRow.project_id)
        made = mine.where(
            ProjectRow.user_id == user_id,
            JobRow.type == Stage.ASPECT_CONVERT,
            JobRow.state == JobState.DONE,
            JobRow.started_at >= moment,
        )
        found = await self._run(select(or_(taken.exists(), made.exists())))
        return bool(found.scalar_one())

    async def reserved_anew(self, project_id: UUID, minutes: int) -> bool:
        return await self._change_if(project_id, (UsageState.RESERVED,), minutes=minutes)

    async def move(
        self, project_id: UUID, to: UsageState, only_from: Collection[UsageState]
    ) -> bool:
        return await self._change_if(project_id, only_from, state=to)

    async def _change_if(
        self, project_id: UUID, states: Collection[UsageState], **values: object
    ) -> bool:
        change = update(UsageRow).where(
            UsageRow.project_id == project_id, UsageRow.state.in_(states)
        )
        return await self._change(change.values(**values, updated_at=utc_now())) == 1


class SqlPaymentRepository(Repository):
    """PaymentRepository."""

    async def add(self, payment: Payment) -> bool:
        if await self.get(payment.charge_id) is not None:
            return False
        await self._insert_unless_there(PaymentRow, values_of(payment))
        return True

    async def get(self, charge_id: str) -> Payment | None:
        row = await self._first(select(PaymentRow).where(PaymentRow.charge_id == charge_id))
        return _payment(row) if row else None

    async def of_user(self, user_id: UUID) -> Sequence[Payment]:
        query = select(PaymentRow).where(PaymentRow.user_id == user_id)
        return [
            _payment(row) for row in await self._all(query.order_by(PaymentRow.created_at.desc()))
        ]

    async def among(self, charge_ids: Collection[str]) -> Sequence[Payment]:
        query = select(PaymentRow).where(PaymentRow.charge_id.in_(charge_ids))
        return [_payment(row) for row in await self._all(query)]

    async def doubtful(self, now: datetime) -> Sequence[UUID]:
        other = aliased(PaymentRow)
        gone = exists().where(
            UserRow.id == PaymentRow.user_id,
            or_(UserRow.banned, UserRow.forgotten_at.is_not(None)),
        )
        twice = exists().where(
            other.user_id == PaymentRow.user_id,
            other.charge_id != PaymentRow.charge_id,
            other.recurring,
            other.valid_until > now,
        )
        return await self._all(
            select(PaymentRow.user_id)
            .where(
                PaymentRow.recurring,
                PaymentRow.valid_until > now,
                or_(PaymentRow.refunded_at.is_not(None), gone, twice),
            )
            .distinct()
        )

    async def set_recurring(self, charge_id: str, *, recurring: bool) -> bool:
        change = update(PaymentRow).where(
            PaymentRow.charge_id == charge_id, PaymentRow.recurring.is_not(recurring)
        )
        return await self._change(change.values(recurring=recurring)) == 1

    async def refund(self, charge_id: str, at: datetime) -> bool:
        unpaid = update(PaymentRow).where(PaymentRow.charge_id == charge_id)
        return (
            await self._change(
                unpaid.where(PaymentRow.refunded_at.is_(None)).values(refunded_at=at)
            )
            == 1
        )


def _usage(row: UsageRow) -> Usage:
    return Usage(
        project_id=row.project_id,
        user_id=row.user_id,
        minutes=row.minutes,
        state=row.state,
        period=row.period,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


def _payment(row: PaymentRow) -> Payment:
    return Payment(
        charge_id=row.charge_id,
        user_id=row.user_id,
        plan=row.plan,
        stars=row.stars,
        recurring=row.recurring,
        valid_until=row.valid_until,
        refunded_at=row.refunded_at,
        created_at=row.created_at,
    )
