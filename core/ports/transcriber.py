"""Speech to text."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Protocol

from core.domain.document import Document
from core.ports.progress import ProgressSink, ignore_progress


@dataclass(frozen=True, slots=True)
class TranscribeRequest:
    """Audio to read. `language` is a BCP-47 code, None = the engine finds out.

    `start_offset_ms` is `MediaFacts.start_offset_ms`, for transcripts made elsewhere, whose times
    count from the file's own start. `duration_ms` sizes timeouts and costs; `job_id` comes back in
    the vendor's logs; `progress` moves only with engines that know how far they are.
    """

    audio: Path
    duration_ms: int
    language: str | None = None
    job_id: str | None = None
    start_offset_ms: int = 0
    progress: ProgressSink = ignore_progress


@dataclass(frozen=True, slots=True)
class RawTranscript:
    """An engine's own answer, stored before it is read so that it is never paid for twice."""

    engine: str
    body: bytes
    cost_usd: Decimal


class Transcriber(Protocol):
    """A speech-to-text engine. Asking and reading are apart: `parse` works on a stored answer."""

    @property
    def name(self) -> str:
        """Engine name, as stored with the answer."""
        ...

    async def request(self, request: TranscribeRequest) -> RawTranscript:
        """Return the engine's answer. Raises EngineError."""
        ...

    def parse(self, raw: RawTranscript) -> Document:
        """Read an answer of this engine. An empty document means no speech.

        Raises EngineBadAnswerError.
        """
        ...
