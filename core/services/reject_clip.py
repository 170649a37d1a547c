"""A person does not want this short."""

from dataclasses import dataclass
from uuid import UUID

from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.people import User
from core.ports.uow import UnitOfWorkFactory
from core.services.access import Access
from core.services.closing import close_if_settled
from core.services.decision import Decision, require_reviewable


@dataclass(frozen=True, slots=True)
class RejectClip:
    """Rejects a clip that is pending, or that was approved and could not be made."""

    uow: UnitOfWorkFactory
    access: Access

    async def __call__(self, clip_id: UUID, actor: User) -> Decision:
        """Raises OutdatedError, NotYoursError."""
        clip, project, to = await self.access.to_clip(clip_id, actor)
        require_reviewable(project)
        async with self.uow() as uow:
            changed = await uow.clips.move(
                clip_id, ClipStatus.REJECTED, only_from=_rejectable_from(clip)
            )
            if changed:
                await uow.clips.set_error(clip_id, None)
                await close_if_settled(uow, project.id)
            clip = await uow.clips.get(clip_id) or clip
            await uow.commit()
        return Decision(clip, to, changed)


def _rejectable_from(clip: Clip) -> tuple[ClipStatus, ...]:
    if clip.error is None:
        return (ClipStatus.PENDING,)
    return (ClipStatus.PENDING, ClipStatus.APPROVED)
