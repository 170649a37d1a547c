"""Figures for administrators."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from core.domain.pipeline import Stage
from core.domain.records.job import Job
from core.domain.records.people import User
from core.domain.records.project import Project


@dataclass(frozen=True, slots=True)
class PeopleFigures:
    """How many people there are; `active` ones sent a video within the days named."""

    total: int
    new_1d: int
    new_7d: int
    new_30d: int
    active_1d: int
    active_7d: int
    active_30d: int
    banned: int


@dataclass(frozen=True, slots=True)
class PersonFigures:
    """What one person has done; `spent_usd` is what vendors took for it."""

    projects: int
    failed: int
    shorts: int
    video_ms: int
    spent_usd: Decimal
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class StageLoad:
    """Jobs of a stage that wait and may run now, and since when; those put off until later; those
    that run."""

    stage: Stage
    waiting: int
    later: int
    running: int
    oldest_at: datetime | None


@dataclass(frozen=True, slots=True)
class JobStory:
    """A job and whose it is."""

    job: Job
    project: Project
    user: User


@dataclass(frozen=True, slots=True)
class Spending:
    """What one engine took for one stage on one day (UTC)."""

    day: date
    stage: Stage
    engine: str
    usd: Decimal
    calls: int
