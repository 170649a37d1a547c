"""A job that hangs, or was given up, is begun again."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from core.domain.clock import utc_now
from core.domain.errors import OutdatedError
from core.domain.pipeline import PIPELINE
from core.domain.records.clip import Clip
from core.domain.records.delivery import MessageRole
from core.domain.records.job import Job, JobState
from core.domain.records.people import User
from core.domain.records.project import ProjectStatus
from core.ports.chat import ChatAddress
from core.ports.uow import UnitOfWorkFactory
from core.services.admin.admins import Admins
from core.services.jobs import HandOver, queued_job
from core.services.retry_clip import RetryClip


@dataclass(frozen=True, slots=True)
class RestartJob:
    """Gives a job to the queue once more. `retry_clip` opens every clip to administrators."""

    uow: UnitOfWorkFactory
    admins: Admins
    hand_over: HandOver
    retry_clip: RetryClip

    async def restart(self, actor: User, job_id: UUID) -> bool:
        """Take a running job from its worker, or put a waiting one into the queue anew; False when
        it is over. Raises OutdatedError."""
        self.admins.require(actor)
        job = await self._job(job_id)
        if job.state is JobState.QUEUED:
            await self.hand_over.again([job], timedelta(0))
            return True
        async with self.uow() as uow:
            # Silent since now: whoever runs it is told so by the next beat, and leaves.
            given_back = await uow.jobs.give_back(job_id, job.attempt, utc_now())
            await uow.commit()
        if given_back:
            await self.hand_over(job)
        return given_back

    async def retry(self, actor: User, job_id: UUID) -> tuple[Clip, ChatAddress] | None:
        """Begin a job anew that was given up; return the clip whose card is to be brought up to
        date. Raises OutdatedError when there is nothing to begin any more."""
        self.admins.require(actor)
        job = await self._job(job_id)
        if PIPELINE[job.type].beside or job.state is not JobState.FAILED:
            raise OutdatedError(f"job {job_id} is {job.state}")
        if job.clip_id is not None:
            decision = await self.retry_clip(job.clip_id, actor)
            if not decision.changed:
                raise OutdatedError(f"clip {job.clip_id} did not fail")
            return decision.clip, decision.to
        await self._retry_project(job)
        return None

    async def _retry_project(self, failed: Job) -> None:
        """It is free to the video's owner: minutes that were given back stay so."""
        job = queued_job(failed.type, failed.project_id)
        async with self.uow() as uow:
            reopened = await uow.projects.move(
                failed.project_id, ProjectStatus.PROCESSING, only_from=(ProjectStatus.FAILED,)
            )
            if not reopened:
                raise OutdatedError(f"project {failed.project_id} did not fail")
            # The message that told the failure stays; the news go into a new one.
            await uow.messages.forget(failed.project_id, MessageRole.PROGRESS)
            await uow.jobs.add(job)
            await uow.commit()
        await self.hand_over(job)

    async def _job(self, job_id: UUID) -> Job:
        async with self.uow() as uow:
            job = await uow.jobs.get(job_id)
        if job is None:
            raise OutdatedError(f"no job {job_id}")
        return job
