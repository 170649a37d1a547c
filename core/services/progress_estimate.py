"""How far a project is on its way to the review, and how long it will still take.

The bar weighs each stage by the time it takes here (history) or usually (constants). A remaining
time is told only when most of it rests on measurements: the stage's own speed so far, or the speed
of finished jobs. Otherwise it is None.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.domain.clock import utc_now
from core.domain.pipeline import PIPELINE, Lane, Stage
from core.domain.records.job import Job, JobState
from core.domain.records.plan import UsageState
from core.domain.records.project import Project
from core.ports.chat import ProgressView
from core.ports.uow import UnitOfWork, UnitOfWorkFactory

ROAD_TO_REVIEW = (Stage.INGEST, Stage.TRANSCRIBE, Stage.VIRAL_DETECT)
ROAD_TO_CHAT = (Stage.FACE_DETECT, Stage.ASPECT_CONVERT, Stage.DELIVER)

USUAL_SPEED: Mapping[Stage, float] = {
    Stage.INGEST: 0.05,
    Stage.TRANSCRIBE: 0.30,
    Stage.VIRAL_DETECT: 0.05,
    Stage.FACE_DETECT: 0.6,
    Stage.ASPECT_CONVERT: 1.2,
    Stage.DELIVER: 0.2,
}
"""Seconds of work per second of media, used until jobs were finished here."""

_GUESSED_SHARE = 0.25
_TELLING_FRACTION = 0.1
_TELLING_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Leg:
    """One stage of the road. Times in seconds; `measured` tells a speed from a guess."""

    stage: Stage
    expected_s: float
    measured: bool
    done: float = 0.0
    elapsed_s: float = 0.0

    def remaining(self) -> tuple[float, bool]:
        """Return the seconds left, and whether they rest on a measurement."""
        if self.done >= _TELLING_FRACTION and self.elapsed_s >= _TELLING_SECONDS:
            return self.elapsed_s * (1 - self.done) / self.done, True
        return self.expected_s * (1 - self.done), self.measured


@dataclass(frozen=True, slots=True)
class EstimateProgress:
    """Looks at a project's jobs. `slots` is how many jobs of a lane run side by side."""

    uow: UnitOfWorkFactory
    slots: Mapping[Lane, int]

    async def __call__(self, project: Project, live: float | None = None) -> ProgressView:
        """Return where the project stands; `live` replaces the stored progress of its stage."""
        async with self.uow() as uow:
            jobs = _newest(await uow.jobs.of_project(project.id))
            legs = [
                await _leg(uow, stage, jobs.get(stage), _media_s(project), live)
                for stage in ROAD_TO_REVIEW
            ]
            current = next((leg.stage for leg in legs if leg.done < 1), None)
            job = jobs.get(current) if current else None
            position = await self._position(uow, job) if job else None
            usage = await uow.usages.get(project.id)
        waits = job is None or job.state is not JobState.RUNNING
        eta_s = None if waits and position != 0 else remaining_s(legs)
        whole_s = round(sum(leg.expected_s for leg in legs)) if _media_s(project) else None
        minutes = usage.minutes if usage and usage.state is UsageState.RESERVED else None
        return ProgressView(
            current,
            fraction_of(legs),
            eta_s,
            position,
            whole_s,
            minutes,
            again_s=_again_s(job, utc_now()) if job else None,
        )

    async def _position(self, uow: UnitOfWork, job: Job) -> int | None:
        """Return how many jobs must end before this one starts; None when that is not known."""
        if job.state is JobState.RUNNING:
            return 0
        if job.state is not JobState.QUEUED or job.run_after is not None:
            return None
        lane = PIPELINE[job.type].lane
        ahead = await uow.jobs.waiting_ahead(job, lane)
        return max(0, ahead - self.slots[lane] + 1)


def fraction_of(legs: Sequence[Leg]) -> float:
    """Return the done share of the whole road, 0..1."""
    whole = sum(leg.expected_s for leg in legs)
    return sum(leg.expected_s * leg.done for leg in legs) / whole


def remaining_s(legs: Sequence[Leg]) -> int | None:
    """Return the seconds left; None when more than a quarter of them would be a guess."""
    parts = [leg.remaining() for leg in legs if leg.done < 1]
    total = sum(seconds for seconds, _ in parts)
    guessed = sum(seconds for seconds, measured in parts if not measured)
    return round(total) if guessed <= total * _GUESSED_SHARE else None


def render_fraction(stage: Stage, done: float) -> float:
    """Return the share of a clip's road to the chat when `stage` is `done` (0..1)."""
    before = ROAD_TO_CHAT[: ROAD_TO_CHAT.index(stage)]
    passed = sum(USUAL_SPEED[earlier] for earlier in before) + USUAL_SPEED[stage] * done
    return passed / sum(USUAL_SPEED[each] for each in ROAD_TO_CHAT)


def _newest(jobs: Sequence[Job]) -> dict[Stage, Job]:
    ordered = sorted((job for job in jobs if job.clip_id is None), key=lambda job: job.created_at)
    return {job.type: job for job in ordered}


def _media_s(project: Project) -> float | None:
    length = project.duration_ms or project.source.duration_ms
    return length / 1000 if length else None


async def _leg(
    uow: UnitOfWork, stage: Stage, job: Job | None, media_s: float | None, live: float | None
) -> Leg:
    speed = await uow.jobs.seconds_per_media_second(stage)
    expected_s = (speed if speed is not None else USUAL_SPEED[stage]) * (media_s or 1.0)
    measured = speed is not None and media_s is not None
    if job is None or job.state is JobState.QUEUED:
        return Leg(stage, expected_s, measured)
    if job.state is JobState.DONE:
        return Leg(stage, expected_s, measured, done=1.0)
    done = min(0.99, job.progress if live is None else live)
    return Leg(stage, expected_s, measured, done, _elapsed_s(job, utc_now()))


def _again_s(job: Job, now: datetime) -> int | None:
    """Return how long a job that has failed before still waits; None for one that does not."""
    if job.state is not JobState.QUEUED or job.run_after is None or not job.error:
        return None
    return max(0, round((job.run_after - now).total_seconds()))


def _elapsed_s(job: Job, now: datetime) -> float:
    return (now - job.started_at).total_seconds() if job.started_at else 0.0
