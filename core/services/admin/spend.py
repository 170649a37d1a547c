"""What vendors took."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import TypeVar

from core.domain.clock import utc_now
from core.domain.figures import Spending
from core.domain.records.people import User
from core.ports.uow import UnitOfWorkFactory
from core.services.admin.admins import Admins

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class SpendReport:
    """Money of the days from `first` to `last`, both included (UTC)."""

    first: date
    last: date
    rows: Sequence[Spending]

    @property
    def total(self) -> Decimal:
        return sum((row.usd for row in self.rows), Decimal(0))

    @property
    def calls(self) -> int:
        return sum(row.calls for row in self.rows)

    @property
    def days(self) -> Sequence[date]:
        """Every day, those without expenses included."""
        count = (self.last - self.first).days + 1
        return [self.first + timedelta(days=number) for number in range(count)]

    def by(self, key: Callable[[Spending], K]) -> Mapping[K, Decimal]:
        """Return sums, the largest first."""
        sums: dict[K, Decimal] = defaultdict(Decimal)
        for row in self.rows:
            sums[key(row)] += row.usd
        return dict(sorted(sums.items(), key=lambda each: -each[1]))


@dataclass(frozen=True, slots=True)
class ReportSpend:
    """Adds up the ledger."""

    uow: UnitOfWorkFactory
    admins: Admins

    async def __call__(self, actor: User, days: int) -> SpendReport:
        """Report `days` days, today included. Raises OutdatedError."""
        self.admins.require(actor)
        last = utc_now().date()
        first = last - timedelta(days=days - 1)
        async with self.uow(reading=True) as uow:
            rows = await uow.figures.spending(datetime.combine(first, time(), UTC))
        return SpendReport(first, last, rows)
