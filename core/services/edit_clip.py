"""A person wants a short with another title or other cuts."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from core.domain.camera import CameraWish
from core.domain.crop_path import later
from core.domain.errors import BadRangeError, EmptyTextError
from core.domain.excerpts import beginning_of
from core.domain.records.clip import Clip, ClipMeta
from core.domain.records.people import User
from core.domain.records.project import Project
from core.domain.spans import Span
from core.domain.titles import is_readable
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.access import Access
from core.services.decision import require_makeable
from core.services.edits import Edited, lock_pending, plan_still, remember_before
from core.services.look_ahead import look_again


@dataclass(frozen=True, slots=True)
class ClipEdit:
    """A clip as it should be. said: the words of the span, as `said_within` gives them.
    caption_text: what a person wrote instead, made to fit the span.  An empty title leaves the old
    one.  was: the cuts it was worked out from; where others were made since, nothing happens."""

    title: str
    span: Span
    said: str
    caption_text: str | None = None
    was: Span | None = None


@dataclass(frozen=True, slots=True)
class EditClip:
    """Changes a pending clip, and remembers what was suggested first: the next search learns from
    the difference."""

    uow: UnitOfWorkFactory
    access: Access

    async def __call__(self, clip_id: UUID, actor: User, edit: ClipEdit) -> Edited:
        """Raises OutdatedError, NotYoursError, BadRangeError."""
        return await self._apply(clip_id, actor, lambda _: edit)

    async def rename(self, clip_id: UUID, actor: User, title: str) -> Edited:
        """Raises OutdatedError, NotYoursError, EmptyTextError."""
        if not is_readable(title):
            raise EmptyTextError
        return await self._apply(
            clip_id, actor, lambda clip: ClipEdit(title, clip.span, clip.meta.said)
        )

    async def _apply(
        self, clip_id: UUID, actor: User, wanted: Callable[[Clip], ClipEdit]
    ) -> Edited:
        clip, project, to = await self.access.to_clip(clip_id, actor)
        require_makeable(project)
        _check_span(wanted(clip).span, project)
        async with self.uow() as uow:
            pending = await lock_pending(uow, clip_id)
            if pending is None or not await _edit(uow, pending, actor, wanted(pending)):
                return Edited(await uow.clips.get(clip_id) or clip, to, changed=False)
            still = await plan_still(uow, clip)
            clip = await uow.clips.get(clip_id) or clip
            await uow.commit()
        return Edited(clip, to, changed=True, still=still)


def _check_span(span: Span, project: Project) -> None:
    longest_ms = project.duration_ms
    if not span.duration_ms or (longest_ms is not None and span.end_ms > longest_ms):
        raise BadRangeError.in_video(longest_ms or 0)


async def _edit(uow: UnitOfWork, clip: Clip, actor: User, edit: ClipEdit) -> bool:
    title = edit.title.strip() or clip.title
    if (title, edit.span) == (clip.title, clip.span) or edit.was not in (None, clip.span):
        return False
    await remember_before(uow, clip, actor)
    meta = _renamed(clip, title)
    if edit.span != clip.span:
        meta = _recut(meta, edit, later_ms=clip.span.start_ms - edit.span.start_ms)
        await look_again(uow, clip)
    await uow.clips.change(clip.id, title, edit.span, meta)
    return True


def _renamed(clip: Clip, title: str) -> ClipMeta:
    suggested = clip.meta.was_title or clip.title
    return replace(clip.meta, was_title="" if title == suggested else suggested)


def _recut(meta: ClipMeta, edit: ClipEdit, *, later_ms: int) -> ClipMeta:
    """`later_ms`: how much later than before each moment comes, counted from the clip's start."""
    suggested = meta.was_said or meta.said or meta.first_words
    return replace(
        meta,
        was_said="" if edit.said == suggested else suggested,
        said=edit.said,
        first_words=beginning_of(edit.said),
        caption_text=edit.caption_text,
        camera=on_clock(meta.camera, later_ms),
    )


def on_clock(wish: CameraWish | None, later_ms: int) -> CameraWish | None:
    """Return the wish with its path made by hand where it was in the video; `later_ms` as in
    `_recut`."""
    if wish is None or wish.manual is None:
        return wish
    return replace(wish, manual=later(wish.manual, later_ms))
