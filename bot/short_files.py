"""Files of a finished short: its video as it was made, and what its captions say."""

import hashlib
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from enum import Enum
from uuid import UUID

from aiogram.types import FSInputFile, InputFile, Message

from bot.delivery.memory import Form
from core.domain.clock import utc_now
from core.domain.records.artifact import Artifact, ArtifactType
from core.domain.records.clip import Clip
from core.domain.records.delivery import MessageRole, SentMessage
from core.domain.records.people import User
from core.ports.objects import ObjectStore
from core.ports.uow import UnitOfWorkFactory
from core.services.access import Access

_NAME_LENGTH = 60


class FileKind(Enum):
    """What can be had: the type of the artifact, the role of the message that carries it, the end
    of its name."""

    VIDEO = (ArtifactType.VERTICAL_VIDEO, MessageRole.FILE, ".mp4")
    SRT = (ArtifactType.SRT, MessageRole.SRT, ".srt")


@dataclass(frozen=True, slots=True)
class ShortFile:
    """A file of a short. `file_id` re-sends it, where it was sent before."""

    clip: Clip
    kind: FileKind
    artifact: Artifact
    file_id: str | None

    @property
    def name(self) -> str:
        """What the file is called on people's devices."""
        title = " ".join(re.sub(r"[^\w\s-]", " ", self.clip.title).split())
        return (title[:_NAME_LENGTH].strip() or "short") + self.kind.value[2]

    @property
    def digest(self) -> str:
        """Tells this make of the short from others."""
        return f"{Form.FINAL}:{hashlib.sha256(self.artifact.key.encode()).hexdigest()[:16]}:"


@dataclass(frozen=True, slots=True)
class ShortFiles:
    """Finds files, gives what is to be sent, and remembers what was."""

    uow: UnitOfWorkFactory
    objects: ObjectStore
    access: Access
    _going_out: set[tuple[UUID, FileKind]] = field(default_factory=set)

    async def find(self, clip_id: UUID, kind: FileKind, actor: User) -> ShortFile | None:
        """Return the file of the short that is in the chat; None when it is not there any more.

        Raises OutdatedError, NotYoursError, StorageError.
        """
        clip, project, _ = await self.access.to_clip(clip_id, actor)
        type_, role, _ = kind.value
        async with self.uow() as uow:
            artifact = await uow.artifacts.find(project.id, type_, clip_id)
            sent = await uow.messages.find(clip_id, role)
        if artifact is None:
            return None
        file = ShortFile(clip, kind, artifact, None)
        if sent is not None and sent.digest.startswith(file.digest):
            return ShortFile(clip, kind, artifact, sent.digest.removeprefix(file.digest))
        return file if await self.objects.exists(artifact.key) else None

    @contextmanager
    def going_out(self, file: ShortFile) -> Iterator[bool]:
        """Say whether it is this press that sends the file, and not an earlier one."""
        key = (file.clip.id, file.kind)
        if key in self._going_out:
            yield False
            return
        self._going_out.add(key)
        try:
            yield True
        finally:
            self._going_out.discard(key)

    @asynccontextmanager
    async def content(self, file: ShortFile) -> AsyncIterator[InputFile | str]:
        """Give what Telegram is to be given. Raises ObjectNotFoundError, StorageError."""
        if file.file_id is not None:
            yield file.file_id
            return
        async with self.objects.local(file.artifact.key) as path:
            yield FSInputFile(path, file.name)

    async def remember(self, file: ShortFile, message: Message) -> None:
        """Note where the file arrived: from there it can be sent without an upload."""
        if message.document is None:
            return
        role = file.kind.value[1]
        digest = file.digest + message.document.file_id
        sent = SentMessage(
            file.clip.id, role, message.chat.id, message.message_id, digest, utc_now()
        )
        async with self.uow() as uow:
            await uow.messages.put(sent)
            await uow.commit()
