"""What the stages need of ffmpeg."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from core.domain.camera_trail import CameraTrail
from core.domain.document import Document, Word
from core.domain.media import MediaFacts
from core.domain.moments import SpeechSignals
from core.domain.spans import Span
from core.ports.progress import ProgressSink


class MediaTools(Protocol):
    """Facts about and extracts of a media file. Every call is bounded in time."""

    async def probe(self, path: Path) -> MediaFacts:
        """Return facts. Raises EmptyFileError, NotAVideoError, TruncatedFileError,
        UnsupportedCodecError (InputErrors)."""
        ...

    async def extract_audio(
        self, video: Path, facts: MediaFacts, out: Path, progress: ProgressSink
    ) -> None:
        """Write the sound as mono 16 kHz Opus in Ogg, time 0 = first video frame.

        Raises TruncatedFileError when the file ends early, MediaToolError.
        """
        ...

    async def thumbnail(self, video: Path, facts: MediaFacts, at_ms: int, out: Path) -> None:
        """Write a JPEG of the frame at `at_ms`, at most 1280 px wide."""
        ...

    async def quiet_spans(self, audio: Path, span: Span, words: Sequence[Word]) -> tuple[Span, ...]:
        """Return the stretches of `span` in which nothing is heard, in order.

        `audio` is what `extract_audio` wrote, `words` those of the span. Raises MediaToolError.
        """
        ...

    async def camera_sheet(
        self, video: Path, facts: MediaFacts, trail: CameraTrail, out: Path, language: str
    ) -> None:
        """Draw what the camera of a span shows, frame by frame beside the source: a JPEG for a
        chat, words in `language`. Raises EngineUnavailableError."""
        ...

    async def speech_signals(self, audio: Path, document: Document) -> tuple[SpeechSignals, ...]:
        """Measure each sentence of `document`, in order."""
        ...
