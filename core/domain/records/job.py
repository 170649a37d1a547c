"""A job: one stage's work for one project or clip. The row is the truth, the queue carries ids."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from core.domain.pipeline import Stage


class JobState(StrEnum):
    """Life of a job."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        return self in (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Job:
    """`attempt` counts claims (0 = never taken); `run_after` delays a retry; `enqueued_at` is
    None between commit and enqueue, so that a crash there is noticed."""

    id: UUID
    project_id: UUID
    clip_id: UUID | None
    type: Stage
    state: JobState
    attempt: int
    progress: float
    worker_id: str | None
    heartbeat_at: datetime | None
    run_after: datetime | None
    enqueued_at: datetime | None
    started_at: datetime | None
    finished_at: datetime | None
    cost_usd: Decimal
    error: str | None
    created_at: datetime
