"""What speech engines answered for parts of a project's sound: kept as it comes, since a later
part may fail, and what was paid is not paid again."""

import asyncio
import io
from collections.abc import Mapping
from typing import Self
from zipfile import ZIP_DEFLATED, ZipFile

from core.domain.records.artifact import ArtifactType
from core.ports.transcriber import HeardPart
from core.tasks import to_the_end
from worker import artifacts
from worker.context import JobRun, WorkerContext
from worker.ledger import book_part


class SoundParts:
    """The answers of this attempt and of earlier ones in one archive; `known` are the earlier ones,
    by key."""

    def __init__(
        self, context: WorkerContext, run: JobRun, archive: bytes, known: Mapping[str, bytes]
    ) -> None:
        self.known = known
        self._context = context
        self._run = run
        self._archive = io.BytesIO(archive)
        self._writing = asyncio.Lock()

    @classmethod
    async def open(cls, context: WorkerContext, run: JobRun) -> Self:
        """Find what earlier attempts have left. Raises StorageError."""
        artifact = await artifacts.find(context, run, ArtifactType.TRANSCRIPT_PARTS)
        if artifact is None:
            return cls(context, run, b"", {})
        archive = await context.objects.read(artifact.key)
        return cls(context, run, archive, await asyncio.to_thread(_unpacked, archive))

    async def keep(self, part: HeardPart) -> None:
        """Book and store an answer, whoever cancels the job meanwhile. Raises StorageError."""
        await to_the_end(self._keep(part))

    async def _keep(self, part: HeardPart) -> None:
        await book_part(self._context, self._run, part)
        # One after the other: of two writings the later must hold more.
        async with self._writing:
            with ZipFile(self._archive, "a", ZIP_DEFLATED) as parts:
                await asyncio.to_thread(parts.writestr, part.key, part.body)
            body = self._archive.getvalue()
            await artifacts.keep_bytes(
                self._context, self._run, ArtifactType.TRANSCRIPT_PARTS, body
            )


def _unpacked(archive: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(archive)) as parts:
        return {key: parts.read(key) for key in parts.namelist()}
