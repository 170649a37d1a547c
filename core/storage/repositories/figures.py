"""Questions of administrators."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Select, case, cast, func, or_, select

from core.domain.figures import JobStory, PeopleFigures, PersonFigures, Spending, StageLoad
from core.domain.records.clip import ClipStatus
from core.domain.records.job import JobState
from core.domain.records.people import User
from core.domain.records.project import ProjectStatus
from core.storage.repositories.base import Repository, parts_of
from core.storage.repositories.job_queries import OPEN_STATES, job_of
from core.storage.repositories.projects import project_of
from core.storage.repositories.users import user_of
from core.storage.tables import ChargeRow, ClipRow, JobRow, ProjectRow, UserRow

DAY = timedelta(days=1)


class SqlFigureRepository(Repository):
    """FigureRepository."""

    async def people(self, now: datetime) -> PeopleFigures:
        known = UserRow.forgotten_at.is_(None)
        spans = (DAY, 7 * DAY, 30 * DAY)
        new = [_count(UserRow.created_at >= now - span) for span in spans]
        totals = select(func.count(), *new).where(known)
        people = (await self._run(totals)).one()
        active = [
            func.count(case((ProjectRow.created_at >= now - span, ProjectRow.user_id)).distinct())
            for span in spans
        ]
        active_ones = (await self._run(select(*active))).one()
        banned = (await self._all(select(func.count()).where(UserRow.banned.is_(True))))[0]
        figures: list[int] = [*people, *active_ones, banned]
        return PeopleFigures(*figures)

    async def newest_people(self, limit: int, offset: int = 0) -> Sequence[User]:
        query = select(UserRow).where(UserRow.forgotten_at.is_(None))
        newest = query.order_by(UserRow.created_at.desc(), UserRow.id.desc())
        return [user_of(row) for row in await self._all(newest.limit(limit).offset(offset))]

    async def find_people(self, text: str, limit: int) -> Sequence[User]:
        username = text.removeprefix("@").lower()
        fits = [func.lower(UserRow.username) == username]
        if text.lstrip("-").isdecimal():
            fits.append(UserRow.telegram_id == min(int(text), 2**63 - 1))
        if not text.startswith("@"):
            # SQLite knows capitals of Latin letters only.
            spellings = {text, text.lower(), text.title()}
            fits += [UserRow.name.contains(each, autoescape=True) for each in sorted(spellings)]
        query = select(UserRow).where(or_(*fits)).order_by(UserRow.created_at.desc(), UserRow.id)
        return [user_of(row) for row in await self._all(query.limit(limit))]

    async def person(self, user_id: UUID) -> PersonFigures:
        mine = ProjectRow.user_id == user_id
        projects, failed, video_ms, last_at = (
            await self._run(
                select(
                    func.count(),
                    _count(ProjectRow.status == ProjectStatus.FAILED),
                    func.coalesce(func.sum(ProjectRow.duration_ms), 0),
                    func.max(ProjectRow.created_at),
                ).where(mine)
            )
        ).one()
        exported = select(func.count()).select_from(ClipRow)
        exported = exported.join(ProjectRow, ProjectRow.id == ClipRow.project_id)
        shorts = await self._all(exported.where(mine, ClipRow.status == ClipStatus.EXPORTED))
        spent = select(func.sum(ChargeRow.cost_usd))
        spent = spent.join(ProjectRow, ProjectRow.id == ChargeRow.project_id).where(mine)
        usd = (await self._all(spent))[0] or Decimal(0)
        return PersonFigures(projects, failed, shorts[0], int(video_ms), usd, last_at)

    async def load(self, now: datetime) -> Sequence[StageLoad]:
        due = or_(JobRow.run_after.is_(None), JobRow.run_after <= now)
        queued, running = JobRow.state == JobState.QUEUED, JobRow.state == JobState.RUNNING
        query = (
            select(
                JobRow.type,
                _count(queued & due),
                _count(queued & ~due),
                _count(running),
                func.min(case((queued & due, JobRow.created_at))),
            )
            .where(JobRow.state.in_(OPEN_STATES))
            .group_by(JobRow.type)
        )
        return [StageLoad(*row) for row in await self._run(query)]

    async def open_jobs(self, limit: int, offset: int = 0) -> Sequence[JobStory]:
        running_first = case((JobRow.state == JobState.RUNNING, 0), else_=1)
        query = _stories().where(JobRow.state.in_(OPEN_STATES))
        ordered = query.order_by(running_first, JobRow.created_at, JobRow.id)
        return await self._stories(ordered.limit(limit).offset(offset))

    async def failed_jobs(self, limit: int, offset: int = 0) -> Sequence[JobStory]:
        query = _stories().where(JobRow.state == JobState.FAILED)
        ordered = query.order_by(JobRow.finished_at.desc(), JobRow.id.desc())
        return await self._stories(ordered.limit(limit).offset(offset))

    async def failures_since(self, since: datetime) -> int:
        failed = (JobRow.state == JobState.FAILED, JobRow.finished_at >= since)
        return (await self._all(select(func.count()).where(*failed)))[0]

    async def job(self, job_id: UUID) -> JobStory | None:
        return next(iter(await self._stories(_stories().where(JobRow.id == job_id))), None)

    async def spending(self, since: datetime) -> Sequence[Spending]:
        day = self._day()
        query = (
            select(day, ChargeRow.stage, ChargeRow.engine, func.sum(ChargeRow.cost_usd), _all())
            .where(ChargeRow.created_at >= since)
            .group_by(day, ChargeRow.stage, ChargeRow.engine)
            .order_by(day, ChargeRow.stage, ChargeRow.engine)
        )
        return [
            Spending(date.fromisoformat(str(at)), stage, engine, usd, calls)
            for at, stage, engine, usd, calls in await self._run(query)
        ]

    def _day(self) -> ColumnElement[object]:
        """Return the day (UTC) of a charge, as each database writes it."""
        if self._session.dialect == "sqlite":
            return func.date(ChargeRow.created_at)
        return cast(func.timezone("UTC", ChargeRow.created_at), Date)

    async def _stories(self, query: Select[JobRow, ProjectRow, UserRow]) -> Sequence[JobStory]:
        rows = [parts_of(row, JobRow, ProjectRow, UserRow) for row in await self._run(query)]
        return [
            JobStory(job_of(job), project_of(project), user_of(user)) for job, project, user in rows
        ]


def _stories() -> Select[JobRow, ProjectRow, UserRow]:
    return (
        select(JobRow, ProjectRow, UserRow)
        .join(ProjectRow, ProjectRow.id == JobRow.project_id)
        .join(UserRow, UserRow.id == ProjectRow.user_id)
    )


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((condition, 1)))


def _all() -> ColumnElement[int]:
    return func.count()
