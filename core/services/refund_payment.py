"""Stars are given back."""

from dataclasses import dataclass
from datetime import timedelta

from core.domain.clock import utc_now
from core.domain.errors import NothingToRefundError
from core.domain.plans import PlanName
from core.domain.records.people import User
from core.domain.records.plan import Payment
from core.ports.payments import PaymentDesk
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.admin.admins import Admins
from core.services.plans.paid import largest, running
from core.services.plans.subscriptions import EndSubscriptions

REGRET = timedelta(days=3)
"""So long after a payment a person takes it back without asking anybody, if nothing was made."""


@dataclass(frozen=True, slots=True)
class RefundPayment:
    """Gives back a payment: to anybody at an administrator's word, and to who has made nothing
    with it at their own. The plan it paid for ends at once, and so does its subscription."""

    uow: UnitOfWorkFactory
    desk: PaymentDesk
    admins: Admins
    subscriptions: EndSubscriptions

    async def __call__(self, charge_id: str, actor: User) -> Payment:
        """Repeated after a crash it ends the same. Raises NothingToRefundError,
        PaymentsUnavailableError."""
        async with self.uow(reading=True) as uow:
            payment = await uow.payments.get(charge_id)
            owner = await uow.users.get(payment.user_id) if payment else None
            allowed = payment is not None and await self._may(uow, payment, actor)
        if payment is None or owner is None or not allowed or payment.refunded_at is not None:
            raise NothingToRefundError(f"charge {charge_id}")
        # One that has ended by itself cannot be ended; the money is given back all the same.
        await self.subscriptions.of_payment(owner, payment)
        await self.desk.refund(owner.telegram_id, charge_id)
        await self.note(charge_id)
        return payment

    async def own(self, user: User) -> Payment | None:
        """Return what this person may take back now."""
        async with self.uow(reading=True) as uow:
            for payment in running(await uow.payments.of_user(user.id), utc_now()):
                if await is_unused(uow, payment):
                    return payment
        return None

    async def note(self, charge_id: str) -> None:
        """Keep that a payment was given back, whoever did it; the plan is what is still paid."""
        now = utc_now()
        async with self.uow() as uow:
            payment = await uow.payments.get(charge_id)
            if payment is None or not await uow.payments.refund(charge_id, now):
                return
            left = largest(running(await uow.payments.of_user(payment.user_id), now))
            plan, until = (left.plan, left.valid_until) if left else (PlanName.FREE.value, None)
            await uow.users.set_plan(payment.user_id, plan, until)
            await uow.commit()

    async def _may(self, uow: UnitOfWork, payment: Payment, actor: User) -> bool:
        if actor in self.admins:
            return True
        return payment.user_id == actor.id and await is_unused(uow, payment)


async def is_unused(uow: UnitOfWork, payment: Payment) -> bool:
    """Say whether a payment is young, and nothing was made with it."""
    if utc_now() - payment.created_at > REGRET:
        return False
    return not await uow.usages.any_since(payment.user_id, payment.created_at)
