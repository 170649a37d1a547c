"""Runs one attempt of one job: claim, work under a heartbeat, then advance, retry or give up.

The row decides. Every step after the claim is a compare-and-set on (state, attempt), so a twin
that wakes late, a reaped job or a cancelled one changes nothing.
"""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp
from uuid import UUID

import structlog

from core.domain.clock import utc_now
from core.domain.errors import (
    CancelledByUserError,
    InputError,
    ShortsError,
    StageTimeoutError,
    StorageError,
)
from core.domain.pipeline import PIPELINE
from core.domain.records.job import Job
from core.ports.uow import UnitOfWork
from core.services.jobs import queued_job
from worker.context import Handlers, Meter, WorkerContext
from worker.endings import book, write_ending
from worker.failure import give_up, note_of, understood
from worker.heartbeat import JobLostError, heartbeat
from worker.loading import load_run
from worker.making_way import MadeWayError
from worker.news import tell_wait
from worker.retry import Backoff, retry_delay

log = structlog.get_logger(__name__)

TOLD_FROM = timedelta(seconds=20)
"""A wait that people would wonder about."""
TELL_WITHIN_S = 10.0


@dataclass(frozen=True, slots=True)
class Runner:
    """Executes jobs with the given handlers; `heartbeat_s` is the time between two beats."""

    context: WorkerContext
    handlers: Handlers
    heartbeat_s: float
    backoff: Backoff = field(default_factory=Backoff)

    async def run(self, job_id: UUID, attempt: int) -> None:
        """Run the job if it still waits for exactly this attempt.

        Raises StorageError when that cannot be found out; once the job is ours, nothing but
        CancelledError.
        """
        async with self.context.uow() as uow:
            job = await uow.jobs.claim(job_id, attempt, self.context.worker_id, utc_now())
            await uow.commit()
        if job is None:
            log.info("twin_left", job=str(job_id), attempt=attempt)
            return
        with structlog.contextvars.bound_contextvars(
            job=str(job.id), stage=job.type, attempt=job.attempt, project=str(job.project_id)
        ):
            try:
                await self._attempt(job, Meter())
            except StorageError as error:
                # The row stays as it is: the reaper finds it silent and gives it away. What was
                # done is stored, so that nothing is done twice.
                log.error("ending_not_written", error=str(error))

    async def _attempt(self, job: Job, meter: Meter) -> None:
        try:
            await self._work(job, meter)
        except JobLostError:
            log.info("job_not_ours_any_more")
            await book(self.context, job, meter.cost_usd)
        except CancelledByUserError:
            await self._stop(job, meter)
        except MadeWayError:
            await self._release(job, meter)
        except asyncio.CancelledError:
            await self._release(job, meter)
            raise
        except Exception as error:  # noqa: BLE001  (the last line: every failure ends in a state)
            await self._failed(job, meter, error)
        else:
            await self._advance(job, meter)

    async def _work(self, job: Job, meter: Meter) -> None:
        timer = asyncio.timeout(PIPELINE[job.type].timeout.total_seconds())
        try:
            async with _scratch_folder(self.context.scratch, job) as scratch:
                run = await load_run(self.context, job, scratch, meter)
                async with heartbeat(self.context, run, self.heartbeat_s), timer:
                    await self.handlers[job.type](self.context, run)
        except (TimeoutError, asyncio.CancelledError) as error:
            # A handler that did not end when its time was up is cancelled a second time, by ARQ.
            if timer.expired():
                raise StageTimeoutError(f"{job.type} took too long") from error
            raise

    async def _advance(self, job: Job, meter: Meter) -> None:
        next_stage = PIPELINE[job.type].next
        following = (
            None if next_stage is None else queued_job(next_stage, job.project_id, job.clip_id)
        )

        async def finish(uow: UnitOfWork) -> bool:
            done = await uow.jobs.finish(job.id, job.attempt, meter.cost_usd, utc_now())
            if done and following is not None:
                await uow.jobs.add(following)
            return done

        if not await write_ending(self.context, job, meter.cost_usd, finish):
            return
        log.info("job_done", cost_usd=str(meter.cost_usd))
        if following is not None:
            await self.context.hand_over(following)

    async def _failed(self, job: Job, meter: Meter, cause: Exception) -> None:
        error = understood(cause)
        note = note_of(error)
        delay = retry_delay(job, error, self.backoff)
        expected = isinstance(error, InputError)
        log.warning(
            "job_failed",
            error=repr(cause),
            retry_in=str(delay),
            exc_info=None if expected else cause,
        )
        if delay is None:
            await give_up(self.context, job, note, meter.cost_usd)
            return
        run_after = utc_now() + delay

        async def retry(uow: UnitOfWork) -> bool:
            return await uow.jobs.retry(job.id, job.attempt, run_after, note.key, meter.cost_usd)

        if await write_ending(self.context, job, meter.cost_usd, retry):
            await self.context.hand_over(replace(job, run_after=run_after))
            if delay >= TOLD_FROM:
                await self._tell_wait(job)

    async def _tell_wait(self, job: Job) -> None:
        try:
            async with asyncio.timeout(TELL_WITHIN_S):
                await tell_wait(self.context, job)
        except (ShortsError, TimeoutError) as error:
            log.info("wait_not_told", error=repr(error))

    async def _stop(self, job: Job, meter: Meter) -> None:
        """The project was stopped, or forgotten, while this job was on its way here."""
        log.info("project_stopped")
        await book(self.context, job, meter.cost_usd)
        async with self.context.uow() as uow:
            await uow.jobs.cancel_all(job.project_id, utc_now())
            await uow.commit()

    async def _release(self, job: Job, meter: Meter) -> None:
        """The worker is shutting down, or has more urgent work: the same attempt is run again, here
        or elsewhere."""
        try:
            async with self.context.uow() as uow:
                released = await uow.jobs.release(job.id, job.attempt)
                await uow.jobs.spend(job.id, meter.cost_usd)
                await uow.commit()
        except StorageError as error:
            log.error("job_not_released", error=str(error))
            return
        log.info("job_released", ours=released)
        if released:
            # ARQ still knows the job as a rule; it may not, after Redis was flushed.
            await self.context.hand_over(replace(job, attempt=job.attempt - 1, run_after=None))


@asynccontextmanager
async def _scratch_folder(root: Path, job: Job) -> AsyncIterator[Path]:
    """Give an empty folder to this attempt alone: children of a killed one may still write."""
    scratch = await asyncio.to_thread(_make_folder, root, f"job-{job.id}-{job.attempt}-")
    try:
        yield scratch
    finally:
        await asyncio.to_thread(shutil.rmtree, scratch, ignore_errors=True)


def _make_folder(root: Path, prefix: str) -> Path:
    root.mkdir(parents=True, exist_ok=True)
    return Path(mkdtemp(prefix=prefix, dir=root))
