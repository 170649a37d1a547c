"""What is said in a project: its transcript, as buttons need it."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from uuid import UUID

from core.domain.document import Document
from core.domain.document_json import document_from_json
from core.domain.errors import ObjectNotFoundError, OutdatedError
from core.domain.records.artifact import ArtifactType
from core.ports.objects import ObjectStore
from core.ports.uow import UnitOfWorkFactory
from core.stages.detect.talk import Talk

_KEPT = 4


@dataclass(frozen=True, slots=True)
class Transcript:
    """The words, and where between them a clip may be cut."""

    document: Document
    talk: Talk


class Transcripts:
    """Reads transcripts; those used last are kept, of hours they take seconds to read."""

    def __init__(self, uow: UnitOfWorkFactory, objects: ObjectStore) -> None:
        self._uow = uow
        self._objects = objects
        self._known: OrderedDict[UUID, Transcript] = OrderedDict()

    async def of(self, project_id: UUID) -> Transcript:
        """Raises OutdatedError where there is none any more, StorageError."""
        known = self._known.pop(project_id, None)
        if known is None:
            known = await self._read(project_id)
        self._known[project_id] = known
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        return known

    async def _read(self, project_id: UUID) -> Transcript:
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


def _understand(body: bytes, duration_ms: int) -> Transcript:
    document = document_from_json(body)
    return Transcript(document, Talk(document, (), duration_ms))
