"""Minutes taken from plans, and payments."""

from collections.abc import Collection, Sequence
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

    async def reserved_anew(self, project_id: UUID, minutes: int) -> bool:
        """Change how much is reserved; False when nothing is."""
        ...

    async def move(
        self, project_id: UUID, to: UsageState, only_from: Collection[UsageState]
    ) -> bool:
        """Settle, release or reserve once more; say whether anything changed."""
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

    async def set_recurring(self, charge_id: str, *, recurring: bool) -> bool:
        """Note whether another payment follows; say whether that is news."""
        ...

    async def refund(self, charge_id: str, at: datetime) -> bool:
        """Mark as given back; False when it was already, or is unknown."""
        ...
