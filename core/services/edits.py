"""What all edits of a pending clip share: the lock, the way back, the picture of the result."""

from dataclasses import dataclass
from uuid import UUID

from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.domain.pipeline import Stage
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.job import Job, JobState
from core.domain.records.people import User
from core.domain.records.review import ClipEdit as EditedBefore
from core.ports.chat import ChatAddress
from core.ports.uow import UnitOfWork
from core.services.jobs import queued_job

UNDO_STEPS = 20
"""So many edits of a clip can be taken back; older ones are forgotten."""


@dataclass(frozen=True, slots=True)
class Edited:
    """What came of an edit. `clip` as it is now; `changed` is False when it was so before, or had
    been decided. still: the job that draws it, to be handed over once the card says so; None when
    one waits already."""

    clip: Clip
    to: ChatAddress
    changed: bool
    still: Job | None = None


async def lock_pending(uow: UnitOfWork, clip_id: UUID) -> Clip | None:
    """Return a clip that waits for a decision, nobody else's to change in this transaction."""
    # The move changes nothing but locks the row: of two edits the later sees the earlier.
    if not await uow.clips.move(clip_id, ClipStatus.PENDING, only_from=(ClipStatus.PENDING,)):
        return None
    return await uow.clips.get(clip_id)


async def remember_before(uow: UnitOfWork, clip: Clip, actor: User) -> None:
    """Keep how a clip is, for `UndoEdit`."""
    await uow.reviews.remember(
        EditedBefore(
            new_id(), clip.id, actor.id, clip.title, clip.span, clip.meta, created_at=utc_now()
        )
    )
    for old in (await uow.reviews.edits_of(clip.id))[UNDO_STEPS:]:
        await uow.reviews.forget(old.id)


async def plan_still(uow: UnitOfWork, clip: Clip) -> Job | None:
    """Add a job that draws a picture of the clip, unless one waits that will see it as it is."""
    drawing = await uow.jobs.find(Stage.STILL, clip.project_id, clip.id)
    if drawing is not None and drawing.state is JobState.QUEUED:
        return None
    job = queued_job(Stage.STILL, clip.project_id, clip.id)
    await uow.jobs.add(job)
    return job
