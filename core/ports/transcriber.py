"""Speech to text."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Protocol

from core.domain.document import Document
from core.domain.spans import Span
from core.ports.progress import ProgressSink, ignore_progress


@dataclass(frozen=True, slots=True)
class HeardPart:
    """An engine's answer for a part of the sound, or for all of it.

    key: names what was asked of whom: the same question has the same key.  span: the part, in the
    time of the whole.  seconds: how long it took.  body: the answer exactly as it came.
    """

    key: str
    engine: str
    model: str
    span: Span
    cost_usd: Decimal
    seconds: float
    body: bytes


PartSink = Callable[[HeardPart], Awaitable[None]]
"""Hears every answer that is paid for before it is read."""


async def unheard(_: HeardPart) -> None:
    """Keep nothing."""


@dataclass(frozen=True, slots=True)
class TranscribeRequest:
    """Audio to read. `language` is a BCP-47 code, None = the engine finds out.

    `start_offset_ms` is `MediaFacts.start_offset_ms`, for transcripts made elsewhere, whose times
    count from the file's own start. `duration_ms` sizes timeouts and costs; `job_id` comes back in
    the vendor's logs; `progress` moves only with engines that know how far they are.

    `heard` is told each answer as it comes; `known` holds bodies it was told before, by key: what
    is in there is not asked for again.
    """

    audio: Path
    duration_ms: int
    language: str | None = None
    job_id: str | None = None
    start_offset_ms: int = 0
    progress: ProgressSink = ignore_progress
    heard: PartSink = unheard
    known: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RawTranscript:
    """An engine's own answer, stored before it is read so that it is never paid for twice."""

    engine: str
    body: bytes


class Transcriber(Protocol):
    """A speech-to-text engine. Asking and reading are apart: `parse` works on a stored answer."""

    @property
    def name(self) -> str:
        """Engine name, as stored with the answer."""
        ...

    async def request(self, request: TranscribeRequest) -> RawTranscript:
        """Return the engine's answer; its parts are told to `request.heard` on the way.

        Raises EngineError, and whatever `heard` raises.
        """
        ...

    def parse(self, raw: RawTranscript) -> Document:
        """Read an answer of this engine. An empty document means no speech.

        Raises EngineBadAnswerError.
        """
        ...
