"""Sound made of stretches of one loudness."""

import wave
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from core.domain.spans import Span
from tests.support.media import make

RATE_HZ = 16_000

Stretch = tuple[Span, float]
"""When, and how loud (amplitude, full scale = 1)."""


def make_sound(out: Path, length_ms: int, stretches: Iterable[Stretch], room: float = 0.0) -> Path:
    """Write a sound file: a hum in each stretch, over the noise of a room."""
    samples = room * np.random.default_rng(7).standard_normal(length_ms * RATE_HZ // 1000)
    for span, amplitude in stretches:
        first, last = (ms * RATE_HZ // 1000 for ms in (span.start_ms, span.end_ms))
        time = np.arange(last - first) / RATE_HZ
        samples[first:last] += amplitude * np.sin(2 * np.pi * 220 * time)
    plain = out.with_suffix(".wav")
    with wave.open(str(plain), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes((samples.clip(-1, 1) * 32767).astype("<i2").tobytes())
    return make(out, "-i", str(plain), "-c:a", "libopus", "-b:a", "32k")
