"""A person wants this short."""

from dataclasses import dataclass
from uuid import UUID

from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.job import Job
from core.domain.records.people import User
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.access import Access
from core.services.clip_start import add_first_job
from core.services.decision import Decision, require_makeable
from core.services.jobs import HandOver


@dataclass(frozen=True, slots=True)
class ApproveClip:
    """Approves a pending clip and starts its render, once however often it is asked."""

    uow: UnitOfWorkFactory
    access: Access
    hand_over: HandOver

    async def __call__(self, clip_id: UUID, actor: User) -> Decision:
        """Raises what `Access.to_decision` raises."""
        clip, project, to = await self.access.to_decision(clip_id, actor)
        require_makeable(project)
        async with self.uow() as uow:
            job = await approve(uow, clip)
            clip = await uow.clips.get(clip_id) or clip
            await uow.commit()
        if job is not None:
            await self.hand_over(job)
        return Decision(clip, to, changed=job is not None)


async def approve(uow: UnitOfWork, clip: Clip) -> Job | None:
    """Move a pending clip to approved and add its first job; None when it was not pending."""
    if not await uow.clips.move(clip.id, ClipStatus.APPROVED, only_from=(ClipStatus.PENDING,)):
        return None
    return await add_first_job(uow, clip)
