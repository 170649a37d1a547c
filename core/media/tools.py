"""ffmpeg behind the MediaTools port."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from core.domain.camera_trail import CameraTrail
from core.domain.document import Document, Word
from core.domain.media import MediaFacts
from core.domain.moments import SpeechSignals
from core.domain.spans import Span
from core.media.audio import extract_audio
from core.media.contact_sheet.draw import camera_sheet
from core.media.ffmpeg import check, ffmpeg, input_arguments
from core.media.probe import probe
from core.media.quiet import quiet_spans
from core.media.signals import RATE_HZ, SoundMeter, measure
from core.media.thumbnail import thumbnail
from core.ports.progress import ProgressSink

_READ_TIMEOUT_S = 600.0


class FfmpegTools:
    """Implements `core.ports.media.MediaTools`; keeps no state."""

    async def probe(self, path: Path) -> MediaFacts:
        """See `core.media.probe.probe`."""
        return await probe(path)

    async def extract_audio(
        self, video: Path, facts: MediaFacts, out: Path, progress: ProgressSink
    ) -> None:
        """See `core.media.audio.extract_audio`."""
        await extract_audio(video, facts, out, progress)

    async def thumbnail(self, video: Path, facts: MediaFacts, at_ms: int, out: Path) -> None:
        """See `core.media.thumbnail.thumbnail`."""
        await thumbnail(video, facts, at_ms, out)

    async def quiet_spans(self, audio: Path, span: Span, words: Sequence[Word]) -> tuple[Span, ...]:
        """See `core.media.quiet.quiet_spans`."""
        return await quiet_spans(audio, span, words)

    async def camera_sheet(
        self, video: Path, facts: MediaFacts, trail: CameraTrail, out: Path, language: str
    ) -> None:
        """See `core.media.contact_sheet.draw.camera_sheet`."""
        await camera_sheet(video, facts, trail, out, language=language)

    async def speech_signals(self, audio: Path, document: Document) -> tuple[SpeechSignals, ...]:
        """Measure each sentence of `document`, in order. Raises MediaToolError."""
        meter = SoundMeter()
        done = await ffmpeg(
            *(*input_arguments(audio), "-map", "0:a:0"),
            *("-ac", "1", "-ar", str(RATE_HZ), "-f", "s16le", "pipe:1"),
            timeout_s=_READ_TIMEOUT_S,
            consume=meter.feed,
        )
        check(done, "read sound")
        return await asyncio.to_thread(measure, document, meter.finish())
