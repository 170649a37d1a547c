"""Buying a plan: the invoice, the last check before money moves, and the payment itself."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from core.domain.clock import utc_now
from core.domain.errors import OrderOutdatedError, StorageError
from core.domain.plans import Plan, PlanBook, PlanName
from core.domain.records.people import User
from core.domain.records.plan import Payment
from core.ports.payments import PaymentDesk
from core.ports.uow import UnitOfWorkFactory
from core.services.plans.paid import largest, rank, running
from core.services.plans.subscriptions import EndSubscriptions

log = structlog.get_logger(__name__)

MONTH = timedelta(days=30)
"""The only period Telegram sells subscriptions for."""
_SIGN = "plan"


@dataclass(frozen=True, slots=True)
class Receipt:
    """A payment as Telegram reports it. `until`: end of what is paid, where it says so.  first:
    somebody bought it; others are charged by themselves."""

    charge_id: str
    payload: str
    stars: int
    recurring: bool
    first: bool
    paid_at: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class BuyPlan:
    """Orders, from the press of a button to the plan."""

    uow: UnitOfWorkFactory
    book: PlanBook | None
    desk: PaymentDesk
    subscriptions: EndSubscriptions

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
        if best is not None and rank(best) > list(PlanName).index(plan.name):
            raise OrderOutdatedError(f"{best.plan} covers {plan.name}")
        return plan

    async def take(self, user: User, receipt: Receipt) -> Payment | None:
        """Credit a payment, once however often it is reported; None for a known one.

        Money that came is credited even when prices have changed since. Of several subscriptions
        only that of the largest plan goes on: nobody pays for two.
        """
        payment = Payment(
            charge_id=receipt.charge_id,
            user_id=user.id,
            plan=ordered(receipt.payload),
            stars=receipt.stars,
            recurring=receipt.recurring,
            valid_until=receipt.until or receipt.paid_at + MONTH,
            created_at=receipt.paid_at,
        )
        async with self.uow() as uow:
            await uow.users.lock(user.id)
            if not await uow.payments.add(payment):
                return None
            best = largest(running(await uow.payments.of_user(user.id), utc_now())) or payment
            await uow.users.set_plan(user.id, best.plan, best.valid_until)
            await uow.commit()
        try:
            # A renewal takes nobody's place.
            await self.subscriptions.needless(user.id, but=None if receipt.first else payment.plan)
        except StorageError as error:
            log.warning("subscriptions_not_ended_yet", user=str(user.id), error=str(error))
        return payment

    def sold(self, name: PlanName) -> Plan:
        """Return a plan that can be bought. Raises OrderOutdatedError."""
        for plan in self.book.on_sale() if self.book else ():
            if plan.name is name:
                return plan
        raise OrderOutdatedError(f"{name} is not for sale")


def payload_of(user: User, plan: Plan) -> str:
    """Return what an invoice carries: at most 128 bytes."""
    return f"{_SIGN}:{plan.name}:{user.telegram_id}"


def is_ours(payload: str) -> bool:
    """Say whether an invoice was for a plan."""
    return payload.startswith(f"{_SIGN}:")


def ordered(payload: str) -> str:
    """Return the name of the plan that an invoice was for."""
    name = payload.split(":")[1] if ":" in payload else ""
    return name if name in set(PlanName) else PlanName.PRO.value
