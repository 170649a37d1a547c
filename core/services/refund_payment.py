"""Stars are given back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import structlog

from core.domain.clock import utc_now
from core.domain.errors import NothingToRefundError, PaymentsUnavailableError
from core.domain.plans import PlanName, month_of
from core.domain.records.people import User
from core.domain.records.plan import Payment, Usage, UsageState
from core.ports.payments import PaymentDesk
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.admin.admins import Admins
from core.services.plans.orders import largest, running
from core.services.plans.subscriptions import set_renewal

log = structlog.get_logger(__name__)

REGRET = timedelta(days=3)
"""So long after a payment a person takes it back without asking anybody, if nothing was made."""


@dataclass(frozen=True, slots=True)
class RefundPayment:
    """Gives back a payment: to anybody at an administrator's word, and to who has made nothing
    with it at their own. The plan it paid for ends at once, and so does its subscription."""

    uow: UnitOfWorkFactory
    desk: PaymentDesk
    admins: Admins

    async def __call__(self, charge_id: str, actor: User) -> Payment:
        """Repeated after a crash it ends the same. Raises NothingToRefundError,
        PaymentsUnavailableError."""
        async with self.uow(reading=True) as uow:
            payment = await uow.payments.get(charge_id)
            owner = await uow.users.get(payment.user_id) if payment else None
            allowed = payment is not None and await self._may(uow, payment, actor)
            payments = await uow.payments.of_user(owner.id) if owner else ()
        if payment is None or owner is None or not allowed or payment.refunded_at is not None:
            raise NothingToRefundError(f"charge {charge_id}")
        if payment.recurring:
            await self._end_subscription(owner, payment, payments)
        await self.desk.refund(owner.telegram_id, charge_id)
        await self.note(charge_id)
        return payment

    async def own(self, user: User) -> Payment | None:
        """Return what this person may take back now."""
        async with self.uow(reading=True) as uow:
            for payment in running(await uow.payments.of_user(user.id), utc_now()):
                if await _is_unused(uow, payment):
                    return payment
        return None

    async def note(self, charge_id: str) -> None:
        """Keep that a payment was given back, whoever did it; the plan is what is still paid."""
        now = utc_now()
        async with self.uow() as uow:
            payment = await uow.payments.get(charge_id)
            if payment is None or not await uow.payments.refund(charge_id, now):
                return
            await uow.payments.set_recurring(charge_id, recurring=False)
            left = largest(running(await uow.payments.of_user(payment.user_id), now))
            plan, until = (left.plan, left.valid_until) if left else (PlanName.FREE.value, None)
            await uow.users.set_plan(payment.user_id, plan, until)
            await uow.commit()

    async def _may(self, uow: UnitOfWork, payment: Payment, actor: User) -> bool:
        if actor in self.admins:
            return True
        return payment.user_id == actor.id and await _is_unused(uow, payment)

    async def _end_subscription(
        self, owner: User, payment: Payment, payments: Sequence[Payment]
    ) -> None:
        try:
            await set_renewal(self.desk, owner, payment, payments, renews=False)
        except PaymentsUnavailableError as error:
            # One that has ended by itself cannot be ended; the money is given back all the same.
            log.warning("subscription_not_ended", charge=payment.charge_id, error=str(error))


async def _is_unused(uow: UnitOfWork, payment: Payment) -> bool:
    if utc_now() - payment.created_at > REGRET:
        return False
    usages: list[Usage] = []
    for month in {month_of(payment.created_at), month_of(utc_now())}:
        usages.extend(await uow.usages.in_period(payment.user_id, month))
    return not any(
        each.created_at >= payment.created_at and each.state is not UsageState.RELEASED
        for each in usages
    )
