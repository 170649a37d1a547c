"""The job queue in memory."""

from datetime import datetime, timedelta
from uuid import UUID

from core.domain.errors import EngineUnavailableError
from core.domain.pipeline import Lane


class MemoryQueue:
    """JobQueue that remembers what it was given; `broken` makes it unreachable."""

    def __init__(self) -> None:
        self.broken = False
        self.taken: list[tuple[UUID, int, Lane]] = []

    async def enqueue(
        self, job_id: UUID, attempt: int, lane: Lane, run_after: datetime | None = None
    ) -> None:
        if self.broken:
            raise EngineUnavailableError("no redis")
        if (job_id, attempt, lane) not in self.taken:
            self.taken.append((job_id, attempt, lane))

    async def enqueue_again(
        self, job_id: UUID, attempt: int, lane: Lane, stuck_after: timedelta
    ) -> None:
        await self.enqueue(job_id, attempt, lane)

    async def depth(self, lane: Lane) -> int:
        return sum(item[2] is lane for item in self.taken)
