from pathlib import Path

import numpy as np

from core.engines.transcription.whisper.windows import RATE_HZ, WINDOW_S, quietest_cut, windows
from tests.support.media import make


def test_the_cut_falls_into_the_pause() -> None:
    samples = np.full(60 * RATE_HZ, 3000, dtype=np.int16)
    samples[50 * RATE_HZ : 50 * RATE_HZ + RATE_HZ // 5] = 10
    samples[5 * RATE_HZ : 6 * RATE_HZ] = 0  # too early to be looked at
    assert 50 <= quietest_cut(samples) / RATE_HZ <= 50.2


def test_windows_follow_each_other(tmp_path: Path) -> None:
    length_s = WINDOW_S + 45
    pulse = f"aevalsrc='0.3*sin(300*2*PI*t)*lt(mod(t,10),9)':d={length_s}:s=16000"
    audio = make(tmp_path / "a.ogg", "-f", "lavfi", "-i", pulse, "-c:a", "libopus", "-b:a", "16k")
    (start, first), (second_start, second) = windows(audio)
    assert start == 0
    assert second_start == first.size / RATE_HZ
    assert (second_start % 10) > 8.9
    assert abs(first.size + second.size - length_s * RATE_HZ) < RATE_HZ // 10
    assert first.dtype == np.float32
    assert 0.2 < np.abs(first).max() < 0.6


def test_a_short_sound_is_one_window(sound: Path) -> None:
    ((start, samples),) = windows(sound)
    assert start == 0
    assert abs(samples.size - 3 * RATE_HZ) < RATE_HZ // 50
