"""What the queues are doing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from core.domain.clock import utc_now
from core.domain.errors import OutdatedError
from core.domain.figures import JobStory, StageLoad
from core.domain.pipeline import PIPELINE, Lane
from core.domain.records.health import Alarm, Process
from core.domain.records.job import JobState
from core.domain.records.people import User
from core.ports.uow import UnitOfWorkFactory
from core.services.admin.admins import Admins


@dataclass(frozen=True, slots=True)
class LaneLoad:
    """Jobs of a lane that wait and may run now, since when, those put off, and those that run."""

    lane: Lane
    waiting: int
    later: int
    running: int
    oldest_at: datetime | None


@dataclass(frozen=True, slots=True)
class QueueReport:
    """The lanes, a page of the jobs that are not over, the processes, and the time of it all."""

    lanes: Sequence[LaneLoad]
    jobs: Sequence[JobStory]
    processes: Sequence[Process]
    at: datetime
    silent_after: timedelta

    def is_silent(self, beat_at: datetime | None) -> bool:
        """Say whether whoever beat last at this time is taken for dead."""
        return beat_at is None or self.at - beat_at > self.silent_after


@dataclass(frozen=True, slots=True)
class WatchQueue:
    """Answers administrators' questions about jobs. `silent_after` is how long a heartbeat may be
    away."""

    uow: UnitOfWorkFactory
    admins: Admins
    silent_after: timedelta

    async def __call__(self, actor: User, limit: int, offset: int = 0) -> QueueReport:
        """Raises OutdatedError."""
        self.admins.require(actor)
        now = utc_now()
        async with self.uow(reading=True) as uow:
            stages = await uow.figures.load(now)
            jobs = await uow.figures.open_jobs(limit, offset)
            processes = await uow.processes.all()
        lanes = [_lane_load(lane, stages) for lane in Lane]
        return QueueReport(lanes, jobs, processes, now, self.silent_after)

    async def failed(self, actor: User, limit: int, offset: int = 0) -> Sequence[JobStory]:
        """Jobs given up, the latest first. Raises OutdatedError."""
        self.admins.require(actor)
        async with self.uow(reading=True) as uow:
            return await uow.figures.failed_jobs(limit, offset)

    async def failures(self, actor: User, within: timedelta) -> int:
        """How many jobs were given up lately. Raises OutdatedError."""
        self.admins.require(actor)
        async with self.uow(reading=True) as uow:
            return await uow.figures.failures_since(utc_now() - within)

    async def alarms(self, actor: User) -> Sequence[Alarm]:
        """What is wrong now. Raises OutdatedError."""
        self.admins.require(actor)
        async with self.uow(reading=True) as uow:
            return await uow.alarms.raised()

    async def job(self, actor: User, job_id: UUID) -> JobStory:
        """Raises OutdatedError."""
        self.admins.require(actor)
        async with self.uow(reading=True) as uow:
            story = await uow.figures.job(job_id)
        if story is None:
            raise OutdatedError(f"no job {job_id}")
        return story


def states(story: JobStory) -> Mapping[str, bool]:
    """Say what may be done about a job: `restart` one that hangs or waits, `stop` the work on its
    video, `retry` one that was given up.

    What goes on beside the way has buttons of its own where it was asked for.
    """
    rule, state = PIPELINE[story.job.type], story.job.state
    on_the_way = not rule.beside
    return {
        "restart": not state.is_over and not rule.spare,
        "stop": not state.is_over and on_the_way,
        "retry": state is JobState.FAILED and on_the_way,
    }


def _lane_load(lane: Lane, stages: Sequence[StageLoad]) -> LaneLoad:
    here = [each for each in stages if PIPELINE[each.stage].lane is lane]
    return LaneLoad(
        lane,
        sum(each.waiting for each in here),
        sum(each.later for each in here),
        sum(each.running for each in here),
        min((each.oldest_at for each in here if each.oldest_at is not None), default=None),
    )
