"""One search for moments, kept to compare providers and prompts."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from core.domain.spans import Span


class Arm(StrEnum):
    """Whose suggestions people saw (main), and whose were only kept beside them (shadow)."""

    MAIN = "main"
    SHADOW = "shadow"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One moment of a search, as suggested."""

    span: Span
    title: str
    score: int


@dataclass(frozen=True, slots=True)
class Detection:
    """One search over one project; there is at most one for each arm.

    provider: as configured, "local" where no model had a part.  found_by: who really answered.
    error: the text key of what kept it from ending.
    """

    id: UUID
    project_id: UUID
    arm: Arm
    provider: str
    prompt_version: str
    found_by: str
    suggestions: tuple[Suggestion, ...]
    calls: int
    tokens: int
    cost_usd: Decimal
    seconds: float
    error: str | None
    created_at: datetime
