"""A person takes the last edit of a clip back."""

from dataclasses import dataclass, replace
from uuid import UUID

from core.domain.camera_choice import camera_of
from core.domain.records.clip import Clip, ClipMeta
from core.domain.records.people import ChatSettings, User
from core.domain.records.review import ClipEdit
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.access import Access
from core.services.decision import require_makeable
from core.services.edit_clip import on_clock
from core.services.edits import Edited, lock_pending, plan_still
from core.services.look_ahead import look_again
from core.services.project_camera import share_camera


@dataclass(frozen=True, slots=True)
class UndoEdit:
    """Brings a pending clip back to what it was before its last edit, one edit for each call.

    The list is kept with the clip: it outlives restarts, and two devices share it. Once the clip is
    decided nothing reads it any more.
    """

    uow: UnitOfWorkFactory
    access: Access

    async def __call__(self, clip_id: UUID, actor: User) -> Edited:
        """`changed` is False where there is nothing to take back.

        Raises OutdatedError, NotYoursError.
        """
        clip, project, to = await self.access.to_clip(clip_id, actor)
        require_makeable(project)
        async with self.uow() as uow:
            pending = await lock_pending(uow, clip_id)
            if pending is None:
                return Edited(await uow.clips.get(clip_id) or clip, to, changed=False)
            last = next(iter(await uow.reviews.edits_of(clip_id)), None)
            if last is None or not await uow.reviews.forget(last.id):
                return Edited(pending, to, changed=False)
            restored = await _restore(uow, pending, last, to.chat.settings)
            still = await plan_still(uow, restored)
            await uow.commit()
        return Edited(restored, to, changed=True, still=still)


async def _restore(uow: UnitOfWork, clip: Clip, before: ClipEdit, settings: ChatSettings) -> Clip:
    meta = _restored(clip, before)
    await uow.clips.change(clip.id, before.title, before.span, meta)
    if before.span != clip.span:
        await look_again(uow, clip)
    if meta.camera_at != clip.meta.camera_at:
        # The choice was remembered for the other clips: so is its being taken back.
        await share_camera(uow, clip, camera_of(meta, settings))
    return await uow.clips.get(clip.id) or clip


def _restored(clip: Clip, before: ClipEdit) -> ClipMeta:
    """Return what people decide about as it was; what the program has found out since stays."""
    old, now = before.meta, clip.meta
    camera, own, at = now.camera, now.camera_own, now.camera_at
    if now.camera_own and now.camera_at != old.camera_at:
        camera, own, at = old.camera, old.camera_own, old.camera_at
    else:
        camera = on_clock(camera, clip.span.start_ms - before.span.start_ms)
    return replace(
        now,
        was_title=old.was_title,
        was_said=old.was_said,
        said=old.said,
        first_words=old.first_words,
        style=old.style,
        hook=old.hook,
        tighten=old.tighten,
        caption_text=old.caption_text,
        camera=camera,
        camera_own=own,
        camera_at=at,
    )
