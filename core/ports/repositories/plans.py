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

    async def any_since(self, user_id: UUID, moment: datetime) -> bool:
        """Say whether this person's plan was of use since a moment: a video was taken in and not
        given back, or a short was begun and made of any."""
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

    async def among(self, charge_ids: Collection[str]) -> Sequence[Payment]:
        """Those of these charges that are known."""
        ...

    async def doubtful(self, now: datetime) -> Sequence[UUID]:
        """People with payments that others are to follow although they are banned or forgotten,
        were given it back, or have another such payment."""
        ...

    async def set_recurring(self, charge_id: str, *, recurring: bool) -> bool:
        """Note whether another payment follows; say whether that is news."""
        ...

    async def refund(self, charge_id: str, at: datetime) -> bool:
        """Mark as given back; False when it was already, or is unknown."""
        ...
