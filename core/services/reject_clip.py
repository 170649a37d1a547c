"""A person does not want this short."""

from dataclasses import dataclass
from uuid import UUID

from core.domain.clock import utc_now
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.people import User
from core.ports.uow import UnitOfWorkFactory
from core.services.access import Access
from core.services.closing import close_if_settled
from core.services.decision import Decision, require_reviewable


@dataclass(frozen=True, slots=True)
class RejectClip:
    """Rejects a clip that is pending, or that was approved and could not be made. One whose short
    is in the chat stays (see `KeepShort`)."""

    uow: UnitOfWorkFactory
    access: Access

    async def __call__(self, clip_id: UUID, actor: User) -> Decision:
        """Raises what `Access.to_decision` raises."""
        clip, project, to = await self.access.to_decision(clip_id, actor)
        require_reviewable(project)
        async with self.uow() as uow:
            # What was only to be known in case it is wanted need not be found out any more.
            await uow.jobs.cancel_clip(clip_id, utc_now())
            changed = await uow.clips.move(
                clip_id, ClipStatus.REJECTED, only_from=_rejectable_from(clip)
            )
            if changed:
                await uow.clips.set_error(clip_id, None)
                await close_if_settled(uow, project.id)
                await uow.commit()
            clip = await uow.clips.get(clip_id) or clip
        return Decision(clip, to, changed)


def _rejectable_from(clip: Clip) -> tuple[ClipStatus, ...]:
    if clip.error is None or clip.is_remade:
        return (ClipStatus.PENDING,)
    return (ClipStatus.PENDING, ClipStatus.APPROVED)
