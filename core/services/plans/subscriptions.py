"""Subscriptions: payments that follow one another by themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import structlog

from core.domain.clock import utc_now
from core.domain.errors import PaymentsUnavailableError
from core.domain.records.people import User
from core.domain.records.plan import Payment
from core.ports.payments import PaymentDesk
from core.ports.uow import UnitOfWorkFactory
from core.services.plans.paid import largest

log = structlog.get_logger(__name__)

_CLOSE = timedelta(days=2)
"""A renewal is charged this near to the end of what was paid before."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How many subscriptions were ended, and how many Telegram did not end."""

    ended: int = 0
    left: int = 0


@dataclass(frozen=True, slots=True)
class EndSubscriptions:
    """Lets subscriptions end that are not to go on.

    Which those are follows from what is stored, so that one that Telegram would not end is found
    again by `retry`.
    """

    uow: UnitOfWorkFactory
    desk: PaymentDesk

    async def needless(self, user_id: UUID, *, but: str | None = None) -> Ending:
        """End what somebody is not to pay for any longer, see `to_end`; `but`: a plan that is left
        alone. Raises StorageError."""
        async with self.uow(reading=True) as uow:
            user = await uow.users.get(user_id)
            payments = await uow.payments.of_user(user_id)
        if user is None:
            return Ending()
        ending = [each for each in to_end(user, payments, utc_now()) if each.plan != but]
        return await self._end(user, ending, payments)

    async def all_of(self, user: User) -> Ending:
        """End every subscription of a person. Raises StorageError."""
        async with self.uow(reading=True) as uow:
            payments = await uow.payments.of_user(user.id)
        return await self._end(user, renewing(payments, utc_now()), payments)

    async def of_payment(self, user: User, payment: Payment) -> Ending:
        """End the subscription that a payment belongs to, if it goes on. Raises StorageError."""
        if not payment.recurring:
            return Ending()
        async with self.uow(reading=True) as uow:
            payments = await uow.payments.of_user(user.id)
        return await self._end(user, [payment], payments)

    async def retry(self) -> None:
        """End what could not be ended before. Raises StorageError."""
        async with self.uow(reading=True) as uow:
            people = await uow.payments.doubtful(utc_now())
        for user_id in people:
            await self.needless(user_id)

    async def _end(
        self, user: User, ending: Sequence[Payment], payments: Sequence[Payment]
    ) -> Ending:
        chains = dict[str, list[Payment]]()
        for payment in ending:
            chains.setdefault(first_of(payment, payments).charge_id, []).append(payment)
        ended = 0
        for latest, *earlier in chains.values():
            try:
                await set_renewal(self.desk, user, latest, payments, renews=False)
            except PaymentsUnavailableError as error:
                log.warning("subscription_not_ended", charge=latest.charge_id, error=str(error))
                continue
            async with self.uow() as uow:
                for payment in (latest, *earlier):
                    await uow.payments.set_recurring(payment.charge_id, recurring=False)
                await uow.commit()
            ended += 1
        return Ending(ended, len(chains) - ended)


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


def renewing(payments: Sequence[Payment], now: datetime) -> list[Payment]:
    """Return the payments that others will follow."""
    return [each for each in payments if each.recurring and each.valid_until > now]


def to_end(user: User, payments: Sequence[Payment], now: datetime) -> list[Payment]:
    """Return the payments that none is to follow: of somebody who is shut out or wants to be
    forgotten, given back ones, and those beside the largest plan: nobody pays for two."""
    followed = renewing(payments, now)
    if user.banned or user.forgotten_at is not None:
        return followed
    best = largest([each for each in followed if each.refunded_at is None])
    kept = first_of(best, payments) if best is not None else None
    return [
        each
        for each in followed
        if each.refunded_at is not None or first_of(each, payments) != kept
    ]


def first_of(payment: Payment, payments: Sequence[Payment]) -> Payment:
    """Return the first payment of a subscription: Telegram knows it by that one."""
    for earlier in payments:
        follows = earlier.created_at < payment.created_at and earlier.plan == payment.plan
        if follows and earlier.recurring and _meet(earlier, payment):
            return first_of(earlier, payments)
    return payment


def _meet(earlier: Payment, later: Payment) -> bool:
    return abs(later.created_at - earlier.valid_until) <= _CLOSE
