"""What somebody's plan is, and what is left of it."""

from dataclasses import dataclass
from datetime import datetime

from core.domain.clock import utc_now
from core.domain.plans import Admission, Plan, month_of
from core.domain.records.people import Chat, User
from core.domain.records.plan import Payment
from core.ports.uow import UnitOfWorkFactory
from core.services.plans.paid import as_paid, largest, running
from core.services.plans.reserve import taken_in


@dataclass(frozen=True, slots=True)
class PlanReport:
    """`plan` None: no limits.  payment: what pays for it.  videos, minutes: taken this month, held
    ones included.  renewed_at: when the month begins anew."""

    plan: Plan | None
    on_sale: tuple[Plan, ...] = ()
    payment: Payment | None = None
    videos: int = 0
    minutes: int = 0
    renewed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReportPlan:
    """Looks a plan up."""

    uow: UnitOfWorkFactory
    admission: Admission

    async def __call__(self, user: User, chat: Chat) -> PlanReport:
        """Raises NotInvitedError."""
        now = utc_now()
        async with self.uow(reading=True) as uow:
            user = await as_paid(uow, user, now)
            plan, book = self.admission.plan_of(user, chat, now), self.admission.book
            if plan is None or book is None:
                return PlanReport(plan)
            taken = await taken_in(uow, user.id, now)
            payments = running(await uow.payments.of_user(user.id), now)
        month = month_of(now)
        later = month.replace(year=month.year + month.month // 12, month=month.month % 12 + 1)
        minutes = sum(each.minutes for each in taken)
        return PlanReport(plan, book.on_sale(), largest(payments), len(taken), minutes, later)
