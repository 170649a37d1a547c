"""What may be taken in, from whom, and what plans allow."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from core.domain.brand import BrandKit
from core.domain.errors import NotInvitedError
from core.domain.records.people import Chat, User


@dataclass(frozen=True, slots=True)
class PlanLimits:
    """Limits on one source; `max_ms` None = no limit of length."""

    min_ms: int = 10_000
    max_ms: int | None = 4 * 3_600_000
    max_bytes: int = 2_000 * 1024 * 1024


class PlanName(StrEnum):
    """What can be had, the smallest first."""

    FREE = "free"
    PRO = "pro"
    BUSINESS = "business"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a month allows: so many `videos` of at most `video_minutes` each, for `stars`; and how
    many `searches` in them 24 hours allow: they take no minutes, yet cost calls of a model."""

    name: PlanName
    video_minutes: int
    videos: int
    stars: int = 0
    searches: int = 10

    @property
    def minutes(self) -> int:
        """Minutes of a month."""
        return self.video_minutes * self.videos

    @property
    def marked(self) -> bool:
        """Whether its shorts carry this installation's mark."""
        return self.name is PlanName.FREE


@dataclass(frozen=True, slots=True)
class PlanBook:
    """The plans of this installation. `mark`: the watermark of the free one."""

    plans: Mapping[PlanName, Plan]
    mark: str

    def of(self, user: User, now: datetime) -> Plan:
        """Return the plan somebody has now: what was paid for ends by itself."""
        ended = user.plan_until is not None and user.plan_until <= now
        known = user.plan in set(PlanName)
        return self.plans[PlanName(user.plan) if known and not ended else PlanName.FREE]

    def on_sale(self) -> tuple[Plan, ...]:
        """Return what can be bought, the cheapest first."""
        return tuple(plan for plan in self.plans.values() if plan.stars)


@dataclass(frozen=True, slots=True)
class Admission:
    """Who may use this installation, and how much of it.

    `guests`: Telegram ids of people and chats without any plan's limits; where there are no plans,
    nobody else is let in, unless the list is empty: then everybody is.
    """

    book: PlanBook | None = None
    guests: frozenset[int] = field(default_factory=frozenset)

    def plan_of(self, user: User, chat: Chat, now: datetime) -> Plan | None:
        """Return the plan whose limits count; None = no limits. Raises NotInvitedError."""
        if self.guests & {user.telegram_id, chat.telegram_id}:
            return None
        if self.book is not None:
            return self.book.of(user, now)
        if self.guests:
            raise NotInvitedError(telegram_id=str(user.telegram_id))
        return None

    def brand_of(self, brand: BrandKit, user: User, chat: Chat, now: datetime) -> BrandKit:
        """Return what is drawn over shorts: on the free plan the installation's mark is."""
        if self.book is None:
            return brand
        plan = self.plan_of(user, chat, now)
        if plan is None or not plan.marked:
            return brand
        return replace(brand, logo_key=None, watermark_text=self.book.mark)


def month_of(now: datetime) -> datetime:
    """Return the first moment of the month (UTC) that plans count in."""
    return now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def minutes_of(duration_ms: int | None) -> int:
    """Return what a video takes from a plan: whole minutes, rounded up; 0 while unknown."""
    return -(-(duration_ms or 0) // 60_000)
