"""Questions about jobs."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from statistics import median
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, func, or_, select

from core.domain.pipeline import PIPELINE, Lane, Stage
from core.domain.records.job import Job, JobState
from core.storage.repositories.base import Repository
from core.storage.tables import ClipRow, JobRow, ProjectRow

OPEN_STATES = tuple(state for state in JobState if not state.is_over)

SPARE = tuple(stage for stage, rule in PIPELINE.items() if rule.spare)

_OPEN_OF_CLIP = (
    select(JobRow)
    .where(JobRow.project_id == bindparam("project"), JobRow.clip_id == bindparam("clip"))
    .where(JobRow.state.in_(OPEN_STATES))
    .order_by(JobRow.created_at, JobRow.id)
)

DUE_SOON = timedelta(minutes=1)
"""How long before its time a delayed job may be enqueued: longer than the reaper's rounds."""


class JobQueries(Repository):
    """The reading half of JobRepository."""

    async def get(self, job_id: UUID) -> Job | None:
        row = await self._first(select(JobRow).where(JobRow.id == job_id))
        return job_of(row) if row else None

    async def find(self, type_: Stage, project_id: UUID, clip_id: UUID | None = None) -> Job | None:
        query = select(JobRow).where(
            JobRow.project_id == project_id,
            JobRow.type == type_,
            # SQLAlchemy makes IS NULL of a comparison with None.
            JobRow.clip_id == clip_id,
        )
        row = await self._first(query.order_by(JobRow.created_at.desc(), JobRow.id.desc()))
        return job_of(row) if row else None

    async def open_of_clip(self, project_id: UUID, clip_id: UUID) -> Sequence[Job]:
        rows = await self._all(_OPEN_OF_CLIP, project=project_id, clip=clip_id)
        return [job_of(row) for row in rows]

    async def of_project(self, project_id: UUID) -> Sequence[Job]:
        query = select(JobRow).where(JobRow.project_id == project_id)
        rows = await self._all(query.order_by(JobRow.created_at, JobRow.id))
        return [job_of(row) for row in rows]

    async def lost(self, silent_since: datetime) -> Sequence[Job]:
        query = select(JobRow).where(JobRow.state == JobState.RUNNING)
        silent = query.where(JobRow.heartbeat_at < silent_since).order_by(JobRow.heartbeat_at)
        return [job_of(row) for row in await self._all(silent)]

    async def never_enqueued(self, now: datetime, committed_before: datetime) -> Sequence[Job]:
        query = select(JobRow).where(
            JobRow.state == JobState.QUEUED,
            JobRow.enqueued_at.is_(None),
            JobRow.type.not_in(SPARE),
            JobRow.created_at < committed_before,
            or_(JobRow.run_after.is_(None), JobRow.run_after <= now + DUE_SOON),
        )
        rows = await self._all(query.order_by(JobRow.created_at, JobRow.id))
        return [job_of(row) for row in rows]

    async def waiting_long(self, now: datetime, enqueued_before: datetime) -> Sequence[Job]:
        query = select(JobRow).where(
            JobRow.state == JobState.QUEUED,
            JobRow.enqueued_at < enqueued_before,
            or_(JobRow.run_after.is_(None), JobRow.run_after <= now),
        )
        rows = await self._all(query.order_by(JobRow.created_at, JobRow.id))
        return [job_of(row) for row in rows]

    async def spare(self, lane: Lane, now: datetime) -> Job | None:
        types = [stage for stage in SPARE if PIPELINE[stage].lane is lane]
        query = select(JobRow).where(_waits(now), JobRow.type.in_(types))
        row = await self._first(query.order_by(JobRow.created_at, JobRow.id))
        return job_of(row) if row else None

    async def pressing(self, lane: Lane, worker_id: str, now: datetime) -> Sequence[Job]:
        types = [s for s, rule in PIPELINE.items() if rule.lane is lane and not rule.spare]
        running = and_(JobRow.state == JobState.RUNNING, JobRow.worker_id == worker_id)
        query = select(JobRow).where(JobRow.type.in_(types), or_(_waits(now), running))
        rows = await self._all(query.order_by(JobRow.created_at, JobRow.id))
        return [job_of(row) for row in rows]

    async def waiting_ahead(self, job: Job, lane: Lane) -> int:
        types = [stage for stage, rule in PIPELINE.items() if rule.lane is lane and not rule.beside]
        older = or_(
            JobRow.created_at < job.created_at,
            and_(JobRow.created_at == job.created_at, JobRow.id < job.id),
        )
        count = select(func.count()).where(
            JobRow.state.in_(OPEN_STATES), JobRow.type.in_(types), older
        )
        return (await self._all(count))[0]

    async def seconds_per_media_second(self, type_: Stage, last: int = 20) -> float | None:
        media_ms = func.coalesce(ClipRow.end_ms - ClipRow.start_ms, ProjectRow.duration_ms)
        newest = (
            select(JobRow.started_at, JobRow.finished_at, media_ms)
            .join(ProjectRow, ProjectRow.id == JobRow.project_id)
            .outerjoin(ClipRow, ClipRow.id == JobRow.clip_id)
            .where(JobRow.type == type_, JobRow.state == JobState.DONE, media_ms > 0)
            .order_by(JobRow.finished_at.desc())
            .limit(last)
        )
        speeds = [
            (finished - started) / timedelta(milliseconds=length)
            for started, finished, length in await self._run(newest)
            if started is not None and finished is not None
        ]
        return median(speeds) if speeds else None

    async def _any(self, conditions: tuple[ColumnElement[bool], ...]) -> bool:
        return await self._first(select(JobRow.id).where(*conditions)) is not None


def open_jobs(project_id: UUID, *, clips_only: bool) -> tuple[ColumnElement[bool], ...]:
    """Return what holds for a project's jobs that are not over, or only for those of its clips."""
    mine = (JobRow.project_id == project_id, JobRow.state.in_(OPEN_STATES))
    return (*mine, JobRow.clip_id.is_not(None)) if clips_only else mine


def _waits(now: datetime) -> ColumnElement[bool]:
    due = or_(JobRow.run_after.is_(None), JobRow.run_after <= now)
    return and_(JobRow.state == JobState.QUEUED, due)


def job_of(row: JobRow) -> Job:
    """Return the record of a row."""
    return Job(
        id=row.id,
        project_id=row.project_id,
        clip_id=row.clip_id,
        type=row.type,
        state=row.state,
        attempt=row.attempt,
        progress=row.progress,
        worker_id=row.worker_id,
        heartbeat_at=row.heartbeat_at,
        run_after=row.run_after,
        enqueued_at=row.enqueued_at,
        started_at=row.started_at,
        finished_at=row.finished_at,
        cost_usd=row.cost_usd,
        error=row.error,
        created_at=row.created_at,
    )
