"""How sentences were said: loud or quiet, fast or slow, after a pause or not."""

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from statistics import fmean, median

import numpy as np
import numpy.typing as npt

from core.domain.document import Document, Line
from core.domain.moments import SpeechSignals

RATE_HZ = 8_000
_HOP_MS = 10
_HOP_SAMPLES = RATE_HZ * _HOP_MS // 1000
_HOP_BYTES = 2 * _HOP_SAMPLES
_FLOOR_POWER = 1e-9  # -90 dB of full scale: what 16 bits can tell from silence
_MIN_WORDS_FOR_RATE = 2


class PowerMeter:
    """Takes 16-bit mono PCM at RATE_HZ in pieces; keeps the power of every 10 ms."""

    def __init__(self) -> None:
        self._rest = b""
        self._powers: list[npt.NDArray[np.float64]] = []

    def feed(self, pcm: bytes) -> None:
        pcm = self._rest + pcm
        whole = len(pcm) // _HOP_BYTES * _HOP_BYTES
        self._rest = pcm[whole:]
        samples = np.frombuffer(pcm[:whole], dtype="<i2").astype(np.float64) / 32768
        self._powers.append(np.square(samples).reshape(-1, _HOP_SAMPLES).mean(axis=1))

    def reader(self) -> Callable[[int, int], float | None]:
        """Return a function from a stretch of ms to its mean power (full scale = 1).

        It gives None for a stretch without sound data.
        """
        powers = np.concatenate([np.zeros(0), *self._powers])

        def mean_power(start_ms: int, end_ms: int) -> float | None:
            part = powers[start_ms // _HOP_MS : max(end_ms, start_ms + _HOP_MS) // _HOP_MS]
            return float(part.mean()) if part.size else None

        return mean_power


def measure(
    document: Document, mean_power: Callable[[int, int], float | None]
) -> tuple[SpeechSignals, ...]:
    """Return the signals of each sentence, in order."""
    lines = tuple(document.lines())
    loudness = _relative_loudness(lines, [_loudness_db(line, mean_power) for line in lines])
    return tuple(
        SpeechSignals(
            loudness_db=loudness[i],
            words_per_s=_words_per_s(line),
            pause_before_ms=max(0, line.start_ms - lines[i - 1].end_ms) if i else None,
            sentiment=_sentiment(line),
        )
        for i, line in enumerate(lines)
    )


def _loudness_db(line: Line, mean_power: Callable[[int, int], float | None]) -> float | None:
    """Measure the words only: pauses inside a sentence do not make it quiet."""
    parts = [
        (power, word.end_ms - word.start_ms)
        for word in line.words
        if (power := mean_power(word.start_ms, word.end_ms)) is not None
    ]
    if (length := sum(ms for _, ms in parts)) == 0:
        return None
    power = sum(power * ms for power, ms in parts) / length
    return 10 * math.log10(max(power, _FLOOR_POWER))


def _relative_loudness(
    lines: Sequence[Line], loudness: Sequence[float | None]
) -> list[float | None]:
    by_speaker = defaultdict(list)
    for line, value in zip(lines, loudness, strict=True):
        if value is not None:
            by_speaker[line.speaker].append(value)
    usual = {speaker: median(values) for speaker, values in by_speaker.items()}
    return [
        None if value is None else round(value - usual[line.speaker], 2)
        for line, value in zip(lines, loudness, strict=True)
    ]


def _words_per_s(line: Line) -> float | None:
    length_ms = line.end_ms - line.start_ms
    if len(line.words) < _MIN_WORDS_FOR_RATE or length_ms <= 0:
        return None
    return round(len(line.words) * 1000 / length_ms, 2)


def _sentiment(line: Line) -> float | None:
    known = [word.sentiment for word in line.words if word.sentiment is not None]
    return round(fmean(known), 3) if known else None
