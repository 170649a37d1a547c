"""Jobs: every change is a compare-and-set that tells whether it took."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from core.domain.pipeline import Lane, Stage
from core.domain.records.job import Job


class JobRepository(Protocol):
    """Jobs: every change is a compare-and-set that tells whether it took."""

    async def add(self, job: Job) -> None: ...
    async def get(self, job_id: UUID) -> Job | None: ...
    async def find(self, type_: Stage, project_id: UUID, clip_id: UUID | None = None) -> Job | None:
        """The newest job of this type for the project, or for the clip."""
        ...

    async def open_of_clip(self, project_id: UUID, clip_id: UUID) -> Sequence[Job]:
        """The jobs of a clip that are not over."""
        ...

    async def of_project(self, project_id: UUID) -> Sequence[Job]: ...
    async def claim(self, job_id: UUID, attempt: int, worker_id: str, now: datetime) -> Job | None:
        """Take a queued job whose attempt count is `attempt`: running, attempt + 1.

        None when somebody else was faster, or it is over.
        """
        ...

    async def beat(
        self, job_id: UUID, attempt: int, worker_id: str, progress: float, now: datetime
    ) -> bool:
        """Heartbeat; False when the job is no longer ours (cancelled, taken over)."""
        ...

    async def finish(self, job_id: UUID, attempt: int, cost_usd: Decimal, now: datetime) -> bool:
        """running -> done; adds the cost."""
        ...

    async def retry(
        self, job_id: UUID, attempt: int, run_after: datetime, error: str | None, cost_usd: Decimal
    ) -> bool:
        """running -> queued, to run at `run_after`; `enqueued_at` is cleared, the cost added."""
        ...

    async def fail(
        self, job_id: UUID, attempt: int, error: str, cost_usd: Decimal, now: datetime
    ) -> bool:
        """running -> failed for good; adds the cost."""
        ...

    async def spend(self, job_id: UUID, cost_usd: Decimal) -> None:
        """Add the cost of an attempt that ended without a word in the row (cancelled, taken over,
        released): money is spent whatever became of the work."""
        ...

    async def release(self, job_id: UUID, attempt: int) -> bool:
        """running -> queued as if it had not been claimed (the worker is shutting down): the
        attempt count is again what the queue knows the job by, `enqueued_at` is cleared."""
        ...

    async def mark_enqueued(self, job_id: UUID, attempt: int, now: datetime) -> None: ...
    async def cancel_all(self, project_id: UUID, now: datetime, *, clips_only: bool = False) -> int:
        """Cancel every queued or running job of a project, or only those of its clips; one that
        follows a job finishing at this moment included. Return how many."""
        ...

    async def cancel_clip(self, clip_id: UUID, now: datetime, type_: Stage | None = None) -> int:
        """Cancel every queued or running job of a clip, or only those of a type; as
        `cancel_all`."""
        ...

    async def lost(self, silent_since: datetime) -> Sequence[Job]:
        """Running jobs whose heartbeat is older than `silent_since`."""
        ...

    async def give_back(self, job_id: UUID, attempt: int, silent_since: datetime) -> bool:
        """running -> queued for a lost job; the claim stays counted, `enqueued_at` is cleared."""
        ...

    async def never_enqueued(self, now: datetime, committed_before: datetime) -> Sequence[Job]:
        """Queued jobs made before `committed_before` that nobody enqueued, and that may run
        within a minute of `now`, oldest first. Spare ones are never enqueued."""
        ...

    async def waiting_long(self, now: datetime, enqueued_before: datetime) -> Sequence[Job]:
        """Queued jobs that were enqueued before `enqueued_before` and may run now, oldest first:
        either the queue is long, or it has lost them."""
        ...

    async def spare(self, lane: Lane, now: datetime) -> Job | None:
        """The spare job of this lane that has waited longest and may run now."""
        ...

    async def pressing(self, lane: Lane, worker_id: str, now: datetime) -> Sequence[Job]:
        """What spare jobs have to make way for: jobs of the lane that wait and may run now, and
        those that this worker runs, oldest first."""
        ...

    async def waiting_ahead(self, job: Job, lane: Lane) -> int:
        """How many queued or running jobs of the lane were made before this one; those beside the
        way do not count."""
        ...

    async def seconds_per_media_second(self, type_: Stage, last: int = 20) -> float | None:
        """Median speed of the newest finished jobs of a type; None without history.

        The media length is the project's for project stages, the clip's for clip stages.
        """
        ...
