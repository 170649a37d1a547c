"""Which payments count, and the plan they make."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from core.domain.plans import PlanName
from core.domain.records.people import User
from core.domain.records.plan import Payment
from core.ports.uow import UnitOfWork


def running(payments: Sequence[Payment], now: datetime) -> list[Payment]:
    """Return the payments that still count, newest first."""
    return [each for each in payments if each.refunded_at is None and each.valid_until > now]


def largest(payments: Sequence[Payment]) -> Payment | None:
    """Return the payment of the largest plan, the newest of several."""
    return max(payments, key=lambda each: (rank(each), each.valid_until), default=None)


def rank(payment: Payment) -> int:
    """Return the place of the plan that was paid among all, the smallest first."""
    names = [name.value for name in PlanName]
    return names.index(payment.plan) if payment.plan in names else 0


async def as_paid(uow: UnitOfWork, user: User, now: datetime) -> User:
    """Return somebody with the plan they pay for now: when the larger of two has ended, the smaller
    goes on."""
    if user.plan_until is None or user.plan_until > now:
        return user
    best = largest(running(await uow.payments.of_user(user.id), now))
    if best is None:
        return replace(user, plan=PlanName.FREE.value, plan_until=None)
    return replace(user, plan=best.plan, plan_until=best.valid_until)
