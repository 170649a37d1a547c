"""Buying a plan: the invoice, the last check before money moves, and the payment itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from core.domain.clock import utc_now
from core.domain.errors import OrderOutdatedError, PaymentsUnavailableError
from core.domain.plans import Plan, PlanBook, PlanName
from core.domain.records.people import User
from core.domain.records.plan import Payment
from core.ports.payments import PaymentDesk
from core.ports.uow import UnitOfWorkFactory
from core.services.plans.subscriptions import set_renewal

log = structlog.get_logger(__name__)

MONTH = timedelta(days=30)
"""The only period Telegram sells subscriptions for."""
_SIGN = "plan"


@dataclass(frozen=True, slots=True)
class Receipt:
    """A payment as Telegram reports it. `until`: end of what is paid, where it says so.  first:
    somebody bought it just now; others are charged by themselves."""

    charge_id: str
    payload: str
    stars: int
    recurring: bool
    first: bool
    until: datetime | None


@dataclass(frozen=True, slots=True)
class BuyPlan:
    """Orders, from the press of a button to the plan."""

    uow: UnitOfWorkFactory
    book: PlanBook | None
    desk: PaymentDesk

    async def invoice(self, user: User, plan: Plan, language: str) -> str:
        """Return where a plan can be paid. Raises PaymentsUnavailableError."""
        return await self.desk.subscription_link(plan, payload_of(user, plan), language)

    async def check(self, user: User, payload: str, stars: int) -> Plan:
        """Return what is about to be paid. Raises OrderOutdatedError: it is not sold so, or there
        is more already."""
        sign, _, rest = payload.partition(":")
        name, _, telegram_id = rest.partition(":")
        if sign != _SIGN or name not in set(PlanName) or telegram_id != str(user.telegram_id):
            raise OrderOutdatedError(f"payload {payload!r} of user {user.telegram_id}")
        plan = self.sold(PlanName(name))
        if plan.stars != stars:
            raise OrderOutdatedError(f"{plan.name} costs {plan.stars} now, not {stars}")
        async with self.uow(reading=True) as uow:
            best = largest(running(await uow.payments.of_user(user.id), utc_now()))
        if best is not None and _rank(best) > list(PlanName).index(plan.name):
            raise OrderOutdatedError(f"{best.plan} covers {plan.name}")
        return plan

    async def take(self, user: User, receipt: Receipt) -> Payment | None:
        """Credit a payment, once however often it is reported; None for a known one.

        Money that came is credited even when prices have changed since. Of several subscriptions
        only one goes on, what was bought last: nobody pays for two.
        """
        now = utc_now()
        payment = Payment(
            charge_id=receipt.charge_id,
            user_id=user.id,
            plan=ordered(receipt.payload),
            stars=receipt.stars,
            recurring=receipt.recurring,
            valid_until=receipt.until or now + MONTH,
            created_at=now,
        )
        async with self.uow() as uow:
            await uow.users.lock(user.id)
            if not await uow.payments.add(payment):
                return None
            payments = await uow.payments.of_user(user.id)
            counted = running(payments, now)
            best = largest(counted) or payment
            await uow.users.set_plan(user.id, best.plan, best.valid_until)
            await uow.commit()
        for each in counted:
            kept = each == payment if receipt.first else each.plan == best.plan
            if each.recurring and not kept:
                await self._let_end(user, each, payments)
        return payment

    async def _let_end(self, user: User, payment: Payment, payments: Sequence[Payment]) -> None:
        try:
            await set_renewal(self.desk, user, payment, payments, renews=False)
        except PaymentsUnavailableError as error:
            log.warning("subscription_not_ended", charge=payment.charge_id, error=str(error))
            return
        async with self.uow() as uow:
            await uow.payments.set_recurring(payment.charge_id, recurring=False)
            await uow.commit()

    def sold(self, name: PlanName) -> Plan:
        """Return a plan that can be bought. Raises OrderOutdatedError."""
        for plan in self.book.on_sale() if self.book else ():
            if plan.name is name:
                return plan
        raise OrderOutdatedError(f"{name} is not for sale")


def payload_of(user: User, plan: Plan) -> str:
    """Return what an invoice carries: at most 128 bytes."""
    return f"{_SIGN}:{plan.name}:{user.telegram_id}"


def ordered(payload: str) -> str:
    """Return the name of the plan that an invoice was for."""
    name = payload.split(":")[1] if ":" in payload else ""
    return name if name in set(PlanName) else PlanName.PRO.value


def running(payments: Sequence[Payment], now: datetime) -> list[Payment]:
    """Return the payments that still count, newest first."""
    return [each for each in payments if each.refunded_at is None and each.valid_until > now]


def largest(payments: Sequence[Payment]) -> Payment | None:
    """Return the payment of the largest plan, the newest of several."""
    return max(payments, key=lambda each: (_rank(each), each.valid_until), default=None)


def _rank(payment: Payment) -> int:
    names = [name.value for name in PlanName]
    return names.index(payment.plan) if payment.plan in names else 0
