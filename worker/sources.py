"""Where sources come from."""

from dataclasses import dataclass
from pathlib import Path

from core.domain.records.project import SourceKind, SourceRef
from core.ports.progress import ProgressSink
from core.ports.source import SourceFetcher


@dataclass(frozen=True, slots=True)
class AnySource:
    """Implements `SourceFetcher`: links are followed, everything else is asked of the chat."""

    chat: SourceFetcher
    links: SourceFetcher

    async def fetch(self, source: SourceRef, to: Path, progress: ProgressSink) -> str | None:
        """See the port."""
        fetcher = self.links if source.kind is SourceKind.LINK else self.chat
        return await fetcher.fetch(source, to, progress)
