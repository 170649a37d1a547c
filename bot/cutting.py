"""Moving the cuts of a clip: its transcript tells where."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from uuid import UUID

from core.domain.document import Document
from core.domain.document_json import document_from_json
from core.domain.errors import ObjectNotFoundError, OutdatedError
from core.domain.excerpts import said_within
from core.domain.records.artifact import ArtifactType
from core.domain.records.people import User
from core.domain.spans import Span
from core.ports.objects import ObjectStore
from core.ports.uow import UnitOfWorkFactory
from core.services.decision import Decision
from core.services.edit_clip import ClipEdit, EditClip
from core.stages.detect.recut import Cut, may_last, moved
from core.stages.detect.talk import Talk

_TALKS_KEPT = 4


@dataclass(frozen=True, slots=True)
class _Transcript:
    document: Document
    talk: Talk


class MoveCuts:
    """Moves the start or the end of a pending clip by a sentence, or puts both where they were."""

    def __init__(self, uow: UnitOfWorkFactory, objects: ObjectStore, edit: EditClip) -> None:
        self._uow = uow
        self._objects = objects
        self._edit = edit
        self._transcripts: OrderedDict[UUID, _Transcript] = OrderedDict()

    async def by_sentence(
        self, clip_id: UUID, actor: User, cut: Cut, *, later: bool
    ) -> Decision | None:
        """Return what became of the clip; None where it cannot go further.

        Raises OutdatedError, NotYoursError, StorageError.
        """
        async with self._uow() as uow:
            clip = await uow.clips.get(clip_id)
        if clip is None:
            raise OutdatedError(f"no clip {clip_id}")
        transcript = await self._transcript(clip.project_id)
        span = moved(transcript.talk, clip.span, cut, later=later)
        if span is None:
            return None
        edit = ClipEdit(clip.title, span, said_within(transcript.document, span))
        return await self._edit(clip_id, actor, edit)

    async def put_back(self, clip_id: UUID, actor: User, span: Span) -> Decision:
        """Cut the clip at `span` again. Raises OutdatedError, NotYoursError, BadRangeError,
        StorageError."""
        async with self._uow() as uow:
            clip = await uow.clips.get(clip_id)
        if clip is None or not may_last(span.duration_ms):
            raise OutdatedError(f"no clip {clip_id} at {span}")
        transcript = await self._transcript(clip.project_id)
        edit = ClipEdit(clip.title, span, said_within(transcript.document, span))
        return await self._edit(clip_id, actor, edit)

    async def _transcript(self, project_id: UUID) -> _Transcript:
        """Return the transcript; those used last are kept, of hours they take seconds to read."""
        known = self._transcripts.pop(project_id, None)
        if known is None:
            known = await self._read(project_id)
        self._transcripts[project_id] = known
        while len(self._transcripts) > _TALKS_KEPT:
            self._transcripts.popitem(last=False)
        return known

    async def _read(self, project_id: UUID) -> _Transcript:
        async with self._uow() as uow:
            project = await uow.projects.get(project_id)
            artifact = await uow.artifacts.find(project_id, ArtifactType.TRANSCRIPT)
        if project is None or artifact is None:
            raise OutdatedError(f"project {project_id} has no transcript")
        try:
            body = await self._objects.read(artifact.key)
        except ObjectNotFoundError as error:
            raise OutdatedError(f"the transcript of {project_id} is gone") from error
        return await asyncio.to_thread(_understand, body, project.duration_ms or 0)


def _understand(body: bytes, duration_ms: int) -> _Transcript:
    document = document_from_json(body)
    return _Transcript(document, Talk(document, (), duration_ms))
