"""Runs one attempt of one job: claim, work under a heartbeat, then advance, retry or give up.

The row decides. Every step after the claim is a compare-and-set on (state, attempt), so a twin
that wakes late, a reaped job or a cancelled one changes nothing.
"""

import asyncio
import shutil
from dataclasses import dataclass, replace
from uuid import UUID

import structlog

from core.domain.clock import utc_now
from core.domain.errors import CancelledByUserError, StageTimeoutError
from core.domain.pipeline import PIPELINE
from core.domain.records.job import Job
from core.services.jobs import queued_job
from worker.context import Handlers, Meter, WorkerContext
from worker.failure import give_up, note_of
from worker.heartbeat import heartbeat
from worker.loading import load_run
from worker.retry import retry_delay

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Runner:
    """Executes jobs with the given handlers; `heartbeat_s` is the time between two beats."""

    context: WorkerContext
    handlers: Handlers
    heartbeat_s: float

    async def run(self, job_id: UUID, attempt: int) -> None:
        """Run the job if it still waits for exactly this attempt."""
        async with self.context.uow() as uow:
            job = await uow.jobs.claim(job_id, attempt, self.context.worker_id, utc_now())
            await uow.commit()
        if job is None:
            log.info("twin_left", job=str(job_id), attempt=attempt)
            return
        meter = Meter()
        with structlog.contextvars.bound_contextvars(
            job=str(job.id), stage=job.type, attempt=job.attempt, project=str(job.project_id)
        ):
            try:
                await self._work(job, meter)
            except CancelledByUserError:
                log.info("job_cancelled")
            except asyncio.CancelledError:
                await self._release(job)
                raise
            except Exception as error:  # noqa: BLE001  (the last line: every failure ends in a state)
                await self._failed(job, meter, error)
            else:
                await self._advance(job, meter)

    async def _work(self, job: Job, meter: Meter) -> None:
        scratch = self.context.scratch / f"job-{job.id}-{job.attempt}"
        scratch.mkdir(parents=True, exist_ok=True)
        try:
            run = await load_run(self.context, job, scratch, meter)
            async with heartbeat(self.context, run, self.heartbeat_s):
                async with asyncio.timeout(PIPELINE[job.type].timeout.total_seconds()):
                    await self.handlers[job.type](self.context, run)
        except TimeoutError as error:
            raise StageTimeoutError(f"{job.type} took too long") from error
        finally:
            await asyncio.to_thread(shutil.rmtree, scratch, ignore_errors=True)

    async def _advance(self, job: Job, meter: Meter) -> None:
        next_stage = PIPELINE[job.type].next
        following = (
            None if next_stage is None else queued_job(next_stage, job.project_id, job.clip_id)
        )
        async with self.context.uow() as uow:
            if not await uow.jobs.finish(job.id, job.attempt, meter.cost_usd, utc_now()):
                return
            if following is not None:
                await uow.jobs.add(following)
            await uow.commit()
        log.info("job_done", cost_usd=str(meter.cost_usd))
        if following is not None:
            await self.context.hand_over(following)

    async def _failed(self, job: Job, meter: Meter, error: Exception) -> None:
        note = note_of(error)
        delay = retry_delay(job, error)
        log.warning("job_failed", retry_in=str(delay), exc_info=error)
        if delay is None:
            await give_up(self.context, job, note, meter.cost_usd)
            return
        run_after = utc_now() + delay
        async with self.context.uow() as uow:
            kept = await uow.jobs.retry(job.id, job.attempt, run_after, note.key, meter.cost_usd)
            await uow.commit()
        if kept:
            await self.context.hand_over(replace(job, run_after=run_after))

    async def _release(self, job: Job) -> None:
        """The worker is shutting down: ARQ runs the same attempt again, here or elsewhere."""
        async with self.context.uow() as uow:
            await uow.jobs.release(job.id, job.attempt)
            await uow.commit()
        log.info("job_released")
