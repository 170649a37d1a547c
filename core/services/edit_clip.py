"""A person wants a short with another title or other cuts."""

from dataclasses import dataclass, replace
from uuid import UUID

from core.domain.camera import CameraWish
from core.domain.crop_path import later
from core.domain.errors import BadRangeError
from core.domain.excerpts import beginning_of
from core.domain.records.clip import Clip, ClipMeta, ClipStatus
from core.domain.records.people import User
from core.domain.records.project import Project
from core.domain.spans import Span
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.access import Access
from core.services.decision import Decision, require_reviewable
from core.services.look_ahead import look_again


@dataclass(frozen=True, slots=True)
class ClipEdit:
    """A clip as it should be. span: on sentence borders.  said: its words, as `said_within` gives
    them.  An empty title leaves the old one."""

    title: str
    span: Span
    said: str


@dataclass(frozen=True, slots=True)
class EditClip:
    """Changes a pending clip, and remembers what was suggested first: the next search learns from
    the difference."""

    uow: UnitOfWorkFactory
    access: Access

    async def __call__(self, clip_id: UUID, actor: User, edit: ClipEdit) -> Decision:
        """Raises OutdatedError, NotYoursError, BadRangeError."""
        clip, project, to = await self.access.to_clip(clip_id, actor)
        require_reviewable(project)
        _check_span(edit.span, project)
        async with self.uow() as uow:
            changed = await _edit(uow, clip_id, edit)
            clip = await uow.clips.get(clip_id) or clip
            await uow.commit()
        return Decision(clip, to, changed)


def _check_span(span: Span, project: Project) -> None:
    longest_ms = project.duration_ms
    if not span.duration_ms or (longest_ms is not None and span.end_ms > longest_ms):
        raise BadRangeError(str(span), duration_s=(longest_ms or 0) / 1000)


async def _edit(uow: UnitOfWork, clip_id: UUID, edit: ClipEdit) -> bool:
    # The move changes nothing but locks the row: of two edits the later sees the earlier.
    if not await uow.clips.move(clip_id, ClipStatus.PENDING, only_from=(ClipStatus.PENDING,)):
        return False
    clip = await uow.clips.get(clip_id)
    if clip is None:
        return False
    title = edit.title.strip() or clip.title
    if (title, edit.span) == (clip.title, clip.span):
        return False
    meta = _renamed(clip, title)
    if edit.span != clip.span:
        meta = _recut(meta, edit.said, later_ms=clip.span.start_ms - edit.span.start_ms)
        await look_again(uow, clip)
    await uow.clips.change(clip_id, title, edit.span, meta)
    return True


def _renamed(clip: Clip, title: str) -> ClipMeta:
    suggested = clip.meta.was_title or clip.title
    return replace(clip.meta, was_title="" if title == suggested else suggested)


def _recut(meta: ClipMeta, said: str, *, later_ms: int) -> ClipMeta:
    """`later_ms`: how much later than before each moment comes, counted from the clip's start."""
    suggested = meta.was_said or meta.said or meta.first_words
    return replace(
        meta,
        was_said="" if said == suggested else suggested,
        said=said,
        first_words=beginning_of(said),
        camera=_on_clock(meta.camera, later_ms),
    )


def _on_clock(wish: CameraWish | None, later_ms: int) -> CameraWish | None:
    """Return the wish with its path made by hand where it was in the video."""
    if wish is None or wish.manual is None:
        return wish
    return replace(wish, manual=later(wish.manual, later_ms))
