"""A person wants a clip back that was rejected."""

from dataclasses import dataclass
from uuid import UUID

from core.domain.records.clip import ClipStatus
from core.domain.records.people import User
from core.domain.records.project import ProjectStatus
from core.ports.uow import UnitOfWorkFactory
from core.services.access import Access
from core.services.decision import Decision, require_makeable


@dataclass(frozen=True, slots=True)
class RestoreClip:
    """Lets a rejected clip wait for a decision again; where a group votes, from the first vote."""

    uow: UnitOfWorkFactory
    access: Access

    async def __call__(self, clip_id: UUID, actor: User) -> Decision:
        """Raises what `Access.to_decision` raises, SourceGoneError."""
        clip, project, to = await self.access.to_decision(clip_id, actor)
        require_makeable(project)
        async with self.uow() as uow:
            rejected = (ClipStatus.REJECTED,)
            changed = await uow.clips.move(clip_id, ClipStatus.PENDING, only_from=rejected)
            if changed:
                done = (ProjectStatus.DONE,)
                await uow.projects.move(project.id, ProjectStatus.IN_REVIEW, only_from=done)
                await uow.reviews.forget_votes(clip_id)
                await uow.commit()
            clip = await uow.clips.get(clip_id) or clip
        return Decision(clip, to, changed)
