"""Questions of administrators. Nothing here changes anything."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.domain.figures import JobStory, PeopleFigures, PersonFigures, Spending, StageLoad
from core.domain.records.people import User


class FigureRepository(Protocol):
    """Questions of administrators."""

    async def people(self, now: datetime) -> PeopleFigures: ...
    async def newest_people(self, limit: int, offset: int = 0) -> Sequence[User]: ...
    async def find_people(self, text: str, limit: int) -> Sequence[User]:
        """People of this Telegram id, @username, or with this in their name."""
        ...

    async def person(self, user_id: UUID) -> PersonFigures: ...
    async def load(self, now: datetime) -> Sequence[StageLoad]:
        """Stages with jobs that are not over."""
        ...

    async def open_jobs(self, limit: int, offset: int = 0) -> Sequence[JobStory]:
        """Jobs that are not over: running ones first, then by age."""
        ...

    async def failed_jobs(self, limit: int, offset: int = 0) -> Sequence[JobStory]:
        """Jobs given up, the latest first."""
        ...

    async def failures_since(self, since: datetime) -> int: ...
    async def job(self, job_id: UUID) -> JobStory | None: ...
    async def spending(self, since: datetime) -> Sequence[Spending]:
        """What was spent, by day, stage and engine."""
        ...
