"""A person wants a short to stay as it is."""

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from core.domain.clock import utc_now
from core.domain.pipeline import Stage
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.job import Job, JobState
from core.domain.records.people import User
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.access import Access
from core.services.closing import close_if_settled
from core.services.decision import Decision, require_reviewable
from core.services.jobs import HandOver, queued_job

PUT_BACK_AFTER = timedelta(seconds=10)
"""Until then whoever was sending the new short has noticed that it is not wanted any more."""


@dataclass(frozen=True, slots=True)
class KeepShort:
    """Gives up what was to become of a finished short, chosen only or in the making: the clip is
    again what the short in the chat was made of."""

    uow: UnitOfWorkFactory
    access: Access
    hand_over: HandOver

    async def __call__(self, clip_id: UUID, actor: User) -> Decision:
        """Raises OutdatedError, NotYoursError."""
        clip, project, to = await self.access.to_clip(clip_id, actor)
        require_reviewable(project)
        async with self.uow() as uow:
            await uow.jobs.cancel_clip(clip_id, utc_now())
            kept = await keep_short(uow, clip_id)
            if kept is not None:
                await uow.commit()
        if kept is None:
            return Decision(clip, to, changed=False)
        if kept.put_back is not None:
            await self.hand_over(kept.put_back)
        return Decision(kept.clip, to, changed=True)


@dataclass(frozen=True, slots=True)
class Kept:
    """The clip as it is now. put_back: the job, to be handed over, that brings the old short back
    where the new one may have been sent already."""

    clip: Clip
    put_back: Job | None


async def keep_short(uow: UnitOfWork, clip_id: UUID) -> Kept | None:
    """Restore a clip whose open jobs were cancelled in this transaction; None, and nothing done,
    for one whose short nobody wanted changed."""
    # The move changes nothing but locks the row.
    for status in (ClipStatus.EXPORTED, ClipStatus.APPROVED):
        if await uow.clips.move(clip_id, status, only_from=(status,)):
            break
    clip = await uow.clips.get(clip_id)
    if clip is None or clip.meta.before is None:
        return None
    edition = clip.meta.before
    await uow.clips.change(clip_id, edition.title, edition.span, edition.meta)
    await uow.clips.set_error(clip_id, None)
    put_back = await _put_back(uow, clip) if clip.is_remade else None
    if put_back is None:
        await uow.clips.move(clip_id, ClipStatus.EXPORTED, only_from=(ClipStatus.APPROVED,))
        await close_if_settled(uow, clip.project_id)
    return Kept(await uow.clips.get(clip_id) or clip, put_back)


async def _put_back(uow: UnitOfWork, clip: Clip) -> Job | None:
    sending = await uow.jobs.find(Stage.DELIVER, clip.project_id, clip.id)
    if sending is None or sending.state is JobState.DONE or not sending.attempt:
        return None
    job = queued_job(Stage.DELIVER, clip.project_id, clip.id)
    job = replace(job, run_after=job.created_at + PUT_BACK_AFTER)
    await uow.jobs.add(job)
    return job
