"""INGEST: know the source, refuse what cannot become shorts, take its sound."""

import asyncio
import math
from pathlib import Path

from core.domain.errors import (
    EmptyFileError,
    NoAudioError,
    TooLargeError,
    TooLongError,
    TooShortError,
)
from core.domain.media import MediaFacts
from core.domain.plans import PlanLimits
from core.ports.media import MediaTools
from core.ports.progress import ProgressSink

_MB = 1024 * 1024
_MINUTE_MS = 60_000


async def ingest(
    tools: MediaTools,
    video: Path,
    limits: PlanLimits,
    audio_out: Path,
    progress: ProgressSink,
) -> MediaFacts:
    """Return the facts of `video` and write its sound to `audio_out` (Opus in Ogg).

    Raises TooLargeError, EmptyFileError, NotAVideoError, TruncatedFileError,
    UnsupportedCodecError, NoAudioError, TooShortError, TooLongError; MediaToolError.
    """
    size = await asyncio.to_thread(lambda: video.stat().st_size)
    if size == 0:
        raise EmptyFileError(str(video))
    if size > limits.max_bytes:
        raise TooLargeError(limit_mb=limits.max_bytes // _MB, actual_mb=math.ceil(size / _MB))
    facts = await tools.probe(video)
    check_limits(facts, limits)
    await tools.extract_audio(video, facts, audio_out, progress)
    return facts


def check_limits(facts: MediaFacts, limits: PlanLimits) -> None:
    """Raise TooShortError, TooLongError or NoAudioError for a video that is not taken."""
    if facts.duration_ms < limits.min_ms:
        raise TooShortError(
            minimum_s=math.ceil(limits.min_ms / 1000), actual_s=facts.duration_ms // 1000
        )
    if limits.max_ms is not None and facts.duration_ms > limits.max_ms:
        raise TooLongError(
            limit_min=limits.max_ms // _MINUTE_MS,
            actual_min=math.ceil(facts.duration_ms / _MINUTE_MS),
        )
    if not facts.has_audio:
        raise NoAudioError("no sound stream")
