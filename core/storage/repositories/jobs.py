"""Jobs: every change names the state it expects, and tells whether it took."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, update

from core.domain.pipeline import Stage
from core.domain.records.job import Job, JobState
from core.storage.repositories.base import values_of
from core.storage.repositories.job_queries import OPEN_STATES, JobQueries, open_jobs
from core.storage.tables import JobRow

# A job that goes back to wait belongs to nobody, and must be enqueued anew.
WAITING: dict[str, Any] = {
    "state": JobState.QUEUED,
    "worker_id": None,
    "heartbeat_at": None,
    "enqueued_at": None,
}


class SqlJobRepository(JobQueries):
    """JobRepository."""

    async def add(self, job: Job) -> None:
        await self._insert(JobRow, [values_of(job)])

    async def claim(self, job_id: UUID, attempt: int, worker_id: str, now: datetime) -> Job | None:
        taken = await self._set(
            job_id,
            JobRow.state == JobState.QUEUED,
            JobRow.attempt == attempt,
            state=JobState.RUNNING,
            attempt=attempt + 1,
            progress=0.0,
            worker_id=worker_id,
            heartbeat_at=now,
            started_at=now,
        )
        return await self.get(job_id) if taken else None

    async def beat(
        self, job_id: UUID, attempt: int, worker_id: str, progress: float, now: datetime
    ) -> bool:
        return await self._set(
            job_id,
            *_running(attempt),
            JobRow.worker_id == worker_id,
            progress=min(max(progress, 0.0), 1.0),
            heartbeat_at=now,
        )

    async def finish(self, job_id: UUID, attempt: int, cost_usd: Decimal, now: datetime) -> bool:
        return await self._set(
            job_id,
            *_running(attempt),
            state=JobState.DONE,
            progress=1.0,
            finished_at=now,
            error=None,
            cost_usd=JobRow.cost_usd + cost_usd,
        )

    async def retry(
        self, job_id: UUID, attempt: int, run_after: datetime, error: str | None, cost_usd: Decimal
    ) -> bool:
        return await self._set(
            job_id,
            *_running(attempt),
            **WAITING,
            run_after=run_after,
            error=error,
            cost_usd=JobRow.cost_usd + cost_usd,
        )

    async def fail(
        self, job_id: UUID, attempt: int, error: str, cost_usd: Decimal, now: datetime
    ) -> bool:
        return await self._set(
            job_id,
            *_running(attempt),
            state=JobState.FAILED,
            finished_at=now,
            error=error,
            cost_usd=JobRow.cost_usd + cost_usd,
        )

    async def spend(self, job_id: UUID, cost_usd: Decimal) -> None:
        await self._set(job_id, cost_usd=JobRow.cost_usd + cost_usd)

    async def release(self, job_id: UUID, attempt: int) -> bool:
        return await self._set(job_id, *_running(attempt), **WAITING, attempt=attempt - 1)

    async def mark_enqueued(self, job_id: UUID, attempt: int, now: datetime) -> None:
        waits = (JobRow.state == JobState.QUEUED, JobRow.attempt == attempt)
        await self._set(job_id, *waits, enqueued_at=now)

    async def cancel_all(self, project_id: UUID, now: datetime, *, clips_only: bool = False) -> int:
        return await self._cancel(open_jobs(project_id, clips_only=clips_only), now)

    async def cancel_clip(self, clip_id: UUID, now: datetime, type_: Stage | None = None) -> int:
        mine = [JobRow.clip_id == clip_id, JobRow.state.in_(OPEN_STATES)]
        if type_ is not None:
            mine.append(JobRow.type == type_)
        return await self._cancel(tuple(mine), now)

    async def _cancel(self, concerned: tuple[ColumnElement[bool], ...], now: datetime) -> int:
        # On PostgreSQL the update may wait for a job that is just being finished; the job that
        # follows it came after this statement began, so only another look finds it.
        cancelled = 0
        while await self._any(concerned):
            cancelled += await self._change(
                update(JobRow).where(*concerned).values(state=JobState.CANCELLED, finished_at=now)
            )
        return cancelled

    async def give_back(self, job_id: UUID, attempt: int, silent_since: datetime) -> bool:
        silent = JobRow.heartbeat_at < silent_since
        return await self._set(job_id, *_running(attempt), silent, **WAITING)

    async def _set(self, job_id: UUID, *expected: ColumnElement[bool], **values: object) -> bool:
        """Compare and set: one UPDATE, which takes when the row is as `expected`."""
        change = update(JobRow).where(JobRow.id == job_id, *expected).values(**values)
        return await self._change(change) == 1


def _running(attempt: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return JobRow.state == JobState.RUNNING, JobRow.attempt == attempt
