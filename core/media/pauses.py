"""Where nobody speaks."""

from pathlib import Path

import numpy as np

from core.domain.spans import Span
from core.media.ffmpeg import check, ffmpeg, input_arguments

_RATE_HZ = 8_000
_PAUSE_SAMPLES = 3 * _RATE_HZ // 10
_TIMEOUT_S = 120.0


async def quietest_ms(audio: Path, within: Span) -> int:
    """Return the middle of the quietest 0.3 s within a stretch of a sound file.

    Raises MediaToolError.
    """
    pcm = bytearray()
    done = await ffmpeg(
        *("-ss", f"{within.start_ms / 1000}", "-t", f"{within.duration_ms / 1000}"),
        *(*input_arguments(audio), "-map", "0:a:0"),
        *("-ac", "1", "-ar", str(_RATE_HZ), "-f", "s16le", "pipe:1"),
        timeout_s=_TIMEOUT_S,
        consume=pcm.extend,
    )
    check(done, "look for a pause")
    samples = np.frombuffer(pcm[: len(pcm) // 2 * 2], dtype="<i2").astype(np.float64)
    if samples.size < _PAUSE_SAMPLES:
        return (within.start_ms + within.end_ms) // 2
    energy = np.concatenate([[0.0], np.cumsum(np.square(samples))])
    quietest = int(np.argmin(energy[_PAUSE_SAMPLES:] - energy[:-_PAUSE_SAMPLES]))
    return within.start_ms + (quietest + _PAUSE_SAMPLES // 2) * 1000 // _RATE_HZ
