"""Minutes taken from plans, and payments."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.domain.records.plan import Payment, Usage, UsageState


class UsageRepository(Protocol):
    """Minutes of projects."""

    async def add(self, usage: Usage) -> None: ...
    async def get(self, project_id: UUID) -> Usage | None: ...
    async def in_period(self, user_id: UUID, period: datetime) -> Sequence[Usage]:
        """What this person's projects took in one month of the plan, given back ones included."""
        ...

    async def move(self, project_id: UUID, to: UsageState, minutes: int) -> bool:
        """Settle or release what is reserved; say whether it was reserved."""
        ...


class PaymentRepository(Protocol):
    """Payments."""

    async def add(self, payment: Payment) -> bool:
        """Keep a payment; False when this charge is known already."""
        ...

    async def get(self, charge_id: str) -> Payment | None: ...
    async def of_user(self, user_id: UUID) -> Sequence[Payment]:
        """This person's payments, newest first."""
        ...

    async def refund(self, charge_id: str, at: datetime) -> bool:
        """Mark as given back; False when it was already, or is unknown."""
        ...
