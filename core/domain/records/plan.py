"""Plans in use: minutes taken from them, and what was paid."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class UsageState(StrEnum):
    """Minutes of one video: held while it is worked on, then spent or given back."""

    RESERVED = "reserved"
    SETTLED = "settled"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Usage:
    """What one project takes from its owner's plan. It outlives the project.

    `minutes` are whole, rounded up; `period` is the first moment (UTC) of the month of the plan
    that it counts in.
    """

    project_id: UUID
    user_id: UUID
    minutes: int
    state: UsageState
    period: datetime
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """One payment in Telegram Stars; `charge_id` is Telegram's own, so that none counts twice.

    `valid_until`: end of what it paid for.  recurring: another follows then by itself.
    """

    charge_id: str
    user_id: UUID
    plan: str
    stars: int
    recurring: bool
    valid_until: datetime
    refunded_at: datetime | None = None
    created_at: datetime
