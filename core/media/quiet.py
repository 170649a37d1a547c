"""Where nothing is heard: no voice, no laughter, no music, only the room."""

import asyncio
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import numpy as np
import numpy.typing as npt

from core.domain.document import Word
from core.domain.spans import Span
from core.media.ffmpeg import check, ffmpeg, input_arguments

Floats = npt.NDArray[np.float64]

_RATE_HZ = 8_000
_HOP_MS = 10
_HOP = _RATE_HZ * _HOP_MS // 1000
_TIMEOUT_S = 120.0
_SILENT_POWER = 1e-9  # -90 dB of full scale: what 16 bits can tell from silence
_CLICK_HOPS = 7
"""A sound shorter than half of this is a click of the mouth; a note of laughter lasts longer."""
_MIN_MS = 40
_FLOOR_PERCENT = 10
_ABOVE_FLOOR_DB = 6.0
_BELOW_SPEECH_DB = (20.0, 30.0)
"""Between these the limit lies: laughter comes within 20 dB of the voice, a breath does not get
within 30 of it. Where the room itself is louder than the first, nothing is quiet."""


async def quiet_spans(audio: Path, span: Span, words: Sequence[Word]) -> tuple[Span, ...]:
    """Return the stretches of `span` in which nothing is heard, in order, none under 40 ms.

    `audio` starts with the first video frame; `words` say where the voice is that tells how loud
    is loud. Without words nothing is known to be quiet. Raises MediaToolError.
    """
    pcm = bytearray()
    done = await ffmpeg(
        *("-ss", f"{span.start_ms / 1000}", "-t", f"{span.duration_ms / 1000}"),
        *(*input_arguments(audio), "-map", "0:a:0"),
        *("-ac", "1", "-ar", str(_RATE_HZ), "-f", "s16le", "pipe:1"),
        timeout_s=_TIMEOUT_S,
        consume=pcm.extend,
    )
    check(done, "look for silence")
    return await asyncio.to_thread(_quiet, bytes(pcm), span, words)


def _quiet(pcm: bytes, span: Span, words: Sequence[Word]) -> tuple[Span, ...]:
    levels = _levels_db(pcm, hops=-(-span.duration_ms // _HOP_MS))
    spoken = np.zeros(len(levels), dtype=bool)
    for word in words:
        first = max(0, word.start_ms - span.start_ms) // _HOP_MS
        spoken[first : max(0, word.end_ms - span.start_ms) // _HOP_MS] = True
    if not spoken.any():
        return ()
    speech = 10 * float(np.log10(np.mean(10 ** (levels[spoken] / 10))))
    floor = float(np.percentile(levels, _FLOOR_PERCENT))
    least, most = (speech - below for below in reversed(_BELOW_SPEECH_DB))
    limit = min(max(floor + _ABOVE_FLOOR_DB, least), most)
    return tuple(_runs(_without_clicks(levels) < limit, span))


def _levels_db(pcm: bytes, hops: int) -> Floats:
    """Return the level of every hop; where the sound has ended, silence."""
    samples = np.zeros(hops * _HOP)
    heard = np.frombuffer(pcm[: len(pcm) // 2 * 2], "<i2")[: samples.size]
    samples[: heard.size] = heard / 32768
    power = np.square(samples).reshape(-1, _HOP).mean(axis=1)
    levels: Floats = 10 * np.log10(np.maximum(power, _SILENT_POWER))
    return levels


def _without_clicks(levels: Floats) -> Floats:
    padded = np.pad(levels, _CLICK_HOPS // 2, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, _CLICK_HOPS)
    median: Floats = np.median(windows, axis=1)
    return median


def _runs(quiet: npt.NDArray[np.bool_], span: Span) -> Iterator[Span]:
    at = 0
    for is_quiet, group in groupby(quiet.tolist()):
        end = at + sum(1 for _ in group)
        found = Span(span.start_ms + at * _HOP_MS, min(span.end_ms, span.start_ms + end * _HOP_MS))
        if is_quiet and found.duration_ms >= _MIN_MS:
            yield found
        at = end
