"""The job queue: carries ids only."""

from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from core.domain.pipeline import Lane


class JobQueue(Protocol):
    """At-least-once delivery of job ids to the workers of a lane."""

    async def enqueue(
        self, job_id: UUID, attempt: int, lane: Lane, run_after: datetime | None = None
    ) -> None:
        """Hand over a committed job. The same (job, attempt) twice is one delivery.

        Raises EngineUnavailableError when the queue cannot be reached; the row stays and the
        reaper enqueues it later.
        """
        ...

    async def enqueue_again(
        self, job_id: UUID, attempt: int, lane: Lane, stuck_after: timedelta
    ) -> None:
        """Hand over a job that has waited for long without being taken.

        It is put back if the queue has lost it, and freed if a worker took its id longer than
        `stuck_after` ago and died before it took the job. Otherwise nothing changes.

        Raises EngineUnavailableError when the queue cannot be reached.
        """
        ...

    async def depth(self, lane: Lane) -> int:
        """Return how many ids wait in this lane."""
        ...
