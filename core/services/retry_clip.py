"""A person wants a short tried again that could not be made."""

from dataclasses import dataclass
from uuid import UUID

from core.domain.pipeline import FIRST_CLIP_STAGE, PIPELINE, Stage
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.job import Job, JobState
from core.domain.records.people import User
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.access import Access
from core.services.decision import Decision, require_makeable
from core.services.jobs import HandOver, queued_job


@dataclass(frozen=True, slots=True)
class RetryClip:
    """Starts a failed or stopped clip again, at the stage that did not end well."""

    uow: UnitOfWorkFactory
    access: Access
    hand_over: HandOver

    async def __call__(self, clip_id: UUID, actor: User) -> Decision:
        """Raises OutdatedError, NotYoursError."""
        clip, project, to = await self.access.to_clip(clip_id, actor)
        require_makeable(project)
        async with self.uow() as uow:
            job = await _start_again(uow, clip)
            clip = await uow.clips.get(clip_id) or clip
            await uow.commit()
        if job is not None:
            await self.hand_over(job)
        return Decision(clip, to, changed=job is not None)


async def _start_again(uow: UnitOfWork, clip: Clip) -> Job | None:
    # The move changes nothing but locks the row: of two presses the later one sees no error.
    if not await uow.clips.move(clip.id, ClipStatus.APPROVED, only_from=(ClipStatus.APPROVED,)):
        return None
    fresh = await uow.clips.get(clip.id)
    if fresh is None or fresh.error is None:
        return None
    await uow.clips.set_error(clip.id, None)
    job = queued_job(await _stage_to_repeat(uow, clip), clip.project_id, clip.id)
    await uow.jobs.add(job)
    return job


async def _stage_to_repeat(uow: UnitOfWork, clip: Clip) -> Stage:
    stage: Stage | None = FIRST_CLIP_STAGE
    while stage is not None:
        job = await uow.jobs.find(stage, clip.project_id, clip.id)
        if job is None or job.state is not JobState.DONE:
            return stage
        stage = PIPELINE[stage].next
    return FIRST_CLIP_STAGE
