"""Moving the cuts of a clip: its transcript tells where, and what is said then."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from bot.transcripts import Transcript, Transcripts
from core.domain.errors import CaptionTooLongError, OutdatedError
from core.domain.excerpts import said_within
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.people import User
from core.domain.spans import Span
from core.ports.uow import UnitOfWorkFactory
from core.services.change_look import LONGEST_TEXT
from core.services.edit_clip import ClipEdit, EditClip
from core.services.edits import Edited
from core.stages.detect.recut import Cut, moved, stepped
from core.stages.retext import recut_text

_TRIES = 3


@dataclass(frozen=True, slots=True)
class MoveCuts:
    """Moves the start or the end of a pending clip. Of two presses at once both count."""

    uow: UnitOfWorkFactory
    transcripts: Transcripts
    edit: EditClip

    async def by_sentence(
        self, clip_id: UUID, actor: User, cut: Cut, *, later: bool
    ) -> Edited | None:
        """Return what became of the clip; None where it cannot go further.

        Raises OutdatedError, NotYoursError, StorageError.
        """
        return await self._move(
            clip_id, actor, lambda clip, said, _: moved(said.talk, clip.span, cut, later=later)
        )

    async def by_step(self, clip_id: UUID, actor: User, cut: Cut, step_ms: int) -> Edited | None:
        """Move by so many milliseconds, earlier below 0; as `by_sentence`."""
        return await self._move(
            clip_id, actor, lambda clip, _, length: stepped(clip.span, cut, step_ms, length)
        )

    async def words_of(self, clip_id: UUID) -> str:
        """Return what the captions of a clip say. Raises OutdatedError, StorageError,
        CaptionTooLongError for what no message can hold."""
        clip = await self._clip(clip_id)
        text = clip.meta.caption_text
        if text is None:
            document = (await self.transcripts.of(clip.project_id)).document
            text = " ".join(word.text for word in document.words_within(clip.span))
        if len(text) > LONGEST_TEXT:
            raise CaptionTooLongError(limit=LONGEST_TEXT)
        return text

    async def _move(
        self,
        clip_id: UUID,
        actor: User,
        place: Callable[[Clip, Transcript, int], Span | None],
    ) -> Edited | None:
        for _ in range(_TRIES):
            clip = await self._clip(clip_id)
            transcript = await self.transcripts.of(clip.project_id)
            span = place(clip, transcript, await self._length(clip))
            if span is None:
                return None
            edited = await self.edit(clip_id, actor, _edit(clip, transcript, span))
            overtaken = edited.clip.span != clip.span and not edited.changed
            if not overtaken or edited.clip.status is not ClipStatus.PENDING:
                return edited
        return edited

    async def _clip(self, clip_id: UUID) -> Clip:
        async with self.uow() as uow:
            clip = await uow.clips.get(clip_id)
        if clip is None:
            raise OutdatedError(f"no clip {clip_id}")
        return clip

    async def _length(self, clip: Clip) -> int:
        async with self.uow() as uow:
            project = await uow.projects.get(clip.project_id)
        return (project.duration_ms if project else None) or clip.span.end_ms


def _edit(clip: Clip, transcript: Transcript, span: Span) -> ClipEdit:
    document, text = transcript.document, clip.meta.caption_text
    if text is not None:
        both = Span(min(clip.span.start_ms, span.start_ms), max(clip.span.end_ms, span.end_ms))
        text = recut_text(document.words_within(both), text, clip.span, span)
    return ClipEdit(clip.title, span, said_within(document, span), text, was=clip.span)
