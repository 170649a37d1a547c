"""A person wants every short that is still undecided."""

from dataclasses import dataclass
from uuid import UUID

from core.domain.records.people import User
from core.ports.uow import UnitOfWorkFactory
from core.services.access import Access
from core.services.approve_clip import approve
from core.services.decision import Decision, require_makeable
from core.services.jobs import HandOver


@dataclass(frozen=True, slots=True)
class ApproveAll:
    """Approves all pending clips of a project, best first."""

    uow: UnitOfWorkFactory
    access: Access
    hand_over: HandOver

    async def __call__(self, project_id: UUID, actor: User) -> tuple[Decision, ...]:
        """Return what changed; empty when nothing was pending.

        Raises OutdatedError, NotYoursError, AdminsDecideError, VotesDecideError.
        """
        project, to = await self.access.to_project(project_id, actor)
        await self.access.require_decider(to.chat, actor)
        require_makeable(project)
        async with self.uow() as uow:
            clips = await uow.clips.of_project(project_id)
            jobs = [job for clip in clips if (job := await approve(uow, clip)) is not None]
            approved = {job.clip_id for job in jobs}
            clips = await uow.clips.of_project(project_id)
            await uow.commit()
        await self.hand_over(*jobs)
        return tuple(Decision(clip, to, changed=True) for clip in clips if clip.id in approved)
