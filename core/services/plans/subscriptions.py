"""Subscriptions: payments that follow one another by themselves."""

from collections.abc import Sequence
from datetime import timedelta

from core.domain.errors import PaymentsUnavailableError
from core.domain.records.people import User
from core.domain.records.plan import Payment
from core.ports.payments import PaymentDesk

_CLOSE = timedelta(days=2)
"""A renewal is charged this near to the end of what was paid before."""


async def set_renewal(
    desk: PaymentDesk, owner: User, payment: Payment, payments: Sequence[Payment], *, renews: bool
) -> None:
    """Let the subscription that a payment belongs to end, or allow it to go on.

    `payments`: all of its owner's, newest first. Raises PaymentsUnavailableError.
    """
    first = first_of(payment, payments)
    try:
        await desk.set_renewal(owner.telegram_id, first.charge_id, renews=renews)
    except PaymentsUnavailableError:
        if first.charge_id == payment.charge_id:
            raise
        # A subscription that was let end and bought anew looks like one that went on.
        await desk.set_renewal(owner.telegram_id, payment.charge_id, renews=renews)


def first_of(payment: Payment, payments: Sequence[Payment]) -> Payment:
    """Return the first payment of a subscription: Telegram knows it by that one."""
    for earlier in payments:
        follows = earlier.created_at < payment.created_at and earlier.plan == payment.plan
        if follows and earlier.recurring and _meet(earlier, payment):
            return first_of(earlier, payments)
    return payment


def _meet(earlier: Payment, later: Payment) -> bool:
    return abs(later.created_at - earlier.valid_until) <= _CLOSE
