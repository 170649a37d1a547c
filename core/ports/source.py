"""Getting the source video."""

from pathlib import Path
from typing import Protocol

from core.domain.records.project import SourceRef
from core.ports.progress import ProgressSink


class SourceFetcher(Protocol):
    """Brings a source to this machine."""

    async def fetch(self, source: SourceRef, to: Path, progress: ProgressSink) -> str | None:
        """Write the source to `to`; return the title it was published under, where it has one.

        Raises TooLargeError, InputError, EngineUnavailableError.
        """
        ...
