"""A person wants to see a clip before deciding about it."""

from dataclasses import dataclass
from uuid import UUID

from core.domain.errors import OutdatedError
from core.domain.pipeline import Stage
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.job import Job
from core.domain.records.people import User
from core.ports.chat import ChatAddress
from core.ports.uow import UnitOfWorkFactory
from core.services.access import Access
from core.services.decision import require_makeable
from core.services.jobs import queued_job


@dataclass(frozen=True, slots=True)
class DraftOrder:
    """`job` makes the draft, to be handed over once the card says so; None when one is on its
    way."""

    clip: Clip
    to: ChatAddress
    job: Job | None


@dataclass(frozen=True, slots=True)
class DrawDraft:
    """Has a small film made of a pending clip as it is now; one at a time, however often that is
    asked."""

    uow: UnitOfWorkFactory
    access: Access

    async def __call__(self, clip_id: UUID, actor: User) -> DraftOrder:
        """Raises OutdatedError, NotYoursError."""
        _, project, to = await self.access.to_clip(clip_id, actor)
        require_makeable(project)
        async with self.uow() as uow:
            pending = (ClipStatus.PENDING,)
            # The move changes nothing but locks the row: of two presses the later sees the job.
            locked = await uow.clips.move(clip_id, ClipStatus.PENDING, only_from=pending)
            clip = await uow.clips.get(clip_id)
            if clip is None or not locked:
                raise OutdatedError(f"clip {clip_id} is decided")
            for stage in (Stage.DRAFT_LOOK, Stage.DRAFT):
                job = await uow.jobs.find(stage, clip.project_id, clip_id)
                if job is not None and not job.state.is_over:
                    return DraftOrder(clip, to, None)
            job = queued_job(Stage.DRAFT, clip.project_id, clip_id)
            await uow.jobs.add(job)
            await uow.commit()
        return DraftOrder(clip, to, job)
