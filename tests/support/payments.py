"""The desk where money is taken, for use cases."""

from collections.abc import Sequence
from datetime import timedelta

from core.domain.clock import utc_now
from core.domain.errors import PaymentsUnavailableError
from core.domain.plans import Plan
from core.domain.records.plan import Payment
from core.ports.payments import StarMove
from core.ports.uow import UnitOfWorkFactory


class ClosedDesk:
    """Telegram does nothing about money today."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, str, bool]] = []

    async def subscription_link(self, plan: Plan, payload: str, language: str) -> str:
        raise PaymentsUnavailableError

    async def set_renewal(self, telegram_id: int, charge_id: str, *, renews: bool) -> None:
        self.asked.append((telegram_id, charge_id, renews))
        raise PaymentsUnavailableError

    async def moves(self, offset: int, limit: int) -> tuple[Sequence[StarMove], int]:
        raise PaymentsUnavailableError

    async def refund(self, telegram_id: int, charge_id: str) -> None:
        raise PaymentsUnavailableError


async def add_payment(uow: UnitOfWorkFactory, telegram_id: int, *, recurring: bool) -> Payment:
    """Let somebody known have paid 500 Stars just now, charge `charge`, for 20 days of Pro."""
    now = utc_now()
    async with uow() as work:
        user = await work.users.by_telegram_id(telegram_id)
        assert user is not None
        payment = Payment(
            charge_id="charge",
            user_id=user.id,
            plan="pro",
            stars=500,
            recurring=recurring,
            valid_until=now + timedelta(days=20),
            created_at=now,
        )
        await work.payments.add(payment)
        await work.users.set_plan(user.id, payment.plan, payment.valid_until)
        await work.commit()
    return payment
