"""A subscription is let end, or allowed to go on."""

from dataclasses import dataclass

from core.domain.clock import utc_now
from core.domain.errors import OutdatedError
from core.domain.records.people import User
from core.domain.records.plan import Payment
from core.ports.payments import PaymentDesk
from core.ports.uow import UnitOfWorkFactory
from core.services.plans.orders import ordered
from core.services.plans.paid import largest, running
from core.services.plans.subscriptions import set_renewal


@dataclass(frozen=True, slots=True)
class ChangeRenewal:
    """Asks Telegram first: what it refuses has not happened."""

    uow: UnitOfWorkFactory
    desk: PaymentDesk

    async def __call__(self, user: User, *, renews: bool) -> Payment:
        """Return the payment of the plan there is now.

        A subscription that is allowed again goes on only when its owner says so in Telegram, which
        tells of it then. Raises OutdatedError when nothing pays for the plan,
        PaymentsUnavailableError.
        """
        async with self.uow(reading=True) as uow:
            payments = await uow.payments.of_user(user.id)
        current = largest(running(payments, utc_now()))
        if current is None:
            raise OutdatedError(f"user {user.id} pays for nothing")
        await set_renewal(self.desk, user, current, payments, renews=renews)
        if not renews:
            async with self.uow() as uow:
                await uow.payments.set_recurring(current.charge_id, recurring=False)
                await uow.commit()
        return current

    async def note(self, user: User, payload: str, *, renews: bool) -> Payment | None:
        """Keep what became of a subscription in Telegram itself; return its latest payment."""
        plan = ordered(payload)
        async with self.uow() as uow:
            paid = (each for each in await uow.payments.of_user(user.id) if each.plan == plan)
            payment = next((each for each in paid if each.refunded_at is None), None)
            if payment is not None:
                await uow.payments.set_recurring(payment.charge_id, recurring=renews)
                await uow.commit()
        return payment
